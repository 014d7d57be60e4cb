export type Stop = () => void

/** Runs now, and again some time after each end. */
export type Repeat = (run: () => Promise<void>, pause: number) => Stop

/** While the page lies in the background nothing runs; when one comes back, it runs at once. */
export const repeatWhileSeen: Repeat = (run, pause) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let stopped = false

  async function turn(): Promise<void> {
    clearTimeout(timer)
    if (running || stopped || document.hidden) return
    running = true
    await run()
    running = false
    if (!stopped) timer = setTimeout(turn, pause)
  }
  document.addEventListener('visibilitychange', turn)
  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', turn)
  }
}
