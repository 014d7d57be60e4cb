/** A row of a test whose effects are known. */
export type KnownRow = {
  arm: string
  device: string
  bought: number
  revenue: number
  before: number
}

type Known = {
  rows: number
  /** The chance to be in the variant; and to buy, by arm and device. */
  split?: number
  rate?: (arm: string, device: string) => number
  /** The mean of revenue by arm and device, and how much of it `before` tells. */
  mean?: (arm: string, device: string) => number
  weight?: number
  seed?: number
}

/** Rows drawn by a seed: revenue is normal with a standard deviation of 10, as `before` is. */
export function knownRows({
  rows,
  split = 0.5,
  rate = () => 0.2,
  mean = () => 50,
  weight = 0,
  seed = 1,
}: Known): KnownRow[] {
  const random = randomFrom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: rows }, () => {
    const arm = random() < split ? 'b' : 'a'
    const device = random() < 0.5 ? 'desktop' : 'mobile'
    const before = normal()
    const noise = weight * before + Math.sqrt(1 - weight ** 2) * normal()
    return {
      arm,
      device,
      bought: random() < rate(arm, device) ? 1 : 0,
      revenue: mean(arm, device) + 10 * noise,
      before: 30 + 10 * before,
    }
  })
}

/** Mulberry32, for rows that are the same each time. */
export function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
