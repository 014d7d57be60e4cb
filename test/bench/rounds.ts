/** How long each of these takes per call of `times`, in µs: all of them in turns, so that what disturbs one disturbs all. */
export function rounds(
  contenders: Record<string, () => void>,
  { rounds, times }: { rounds: number; times: number },
): Record<string, { minimum: number; median: number }> {
  const taken = Object.fromEntries(Object.keys(contenders).map((name) => [name, [] as number[]]))
  // The first quarter warms the compiler up.
  for (let round = -rounds / 4; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const start = performance.now()
      run()
      if (round >= 0) taken[name]!.push(((performance.now() - start) * 1_000) / times)
    }
  }
  return Object.fromEntries(
    Object.entries(taken).map(([name, all]) => {
      all.sort((one, other) => one - other)
      return [name, { minimum: round(all[0]!), median: round(all[all.length >> 1]!) }]
    }),
  )
}

export const round = (number: number) => Math.round(number * 1_000) / 1_000
