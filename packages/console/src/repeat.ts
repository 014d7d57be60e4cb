export type Stop = () => void

/** Runs now, and again some time after each end: after a long run later, so that nobody asks all the time. */
export type Repeat = (run: () => Promise<void>, pause: number) => Stop

/** So many times as long as a run took is waited after it. */
const REST = 9

/** While the page lies in the background nothing runs; when one comes back, it runs at once. */
export const repeatWhileSeen: Repeat = (run, pause) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let stopped = false

  async function turn(): Promise<void> {
    clearTimeout(timer)
    if (running || stopped || document.hidden) return
    running = true
    const began = performance.now()
    await run()
    running = false
    const took = performance.now() - began
    if (!stopped) timer = setTimeout(turn, Math.max(pause, REST * took))
  }
  document.addEventListener('visibilitychange', turn)
  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', turn)
  }
}
