/** What was promised, if it comes within so many milliseconds; else what `late` throws or gives. */
export async function within<Result, Late>(
  millis: number,
  promised: Promise<Result>,
  late: () => Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<Late>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(late())
      } catch (error) {
        reject(error)
      }
    }, millis)
  })
  return Promise.race([promised, timeout]).finally(() => clearTimeout(timer))
}
