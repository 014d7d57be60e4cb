import { SWAP } from './swap.ts'

/** What a page saw of itself; times are milliseconds since its navigation began. */
export type Seen = {
  /** Both targets are new in the document. */
  swapInDocument: number | null
  /** The end of the first frame in which both are new and visible. */
  swapPainted: number | null
  /** Frames that showed an original. */
  originalFrames: number
  firstPaint: number | null
  /** The sum of all layout shifts. */
  shifts: number
  /** When the navigation began, by the clock. */
  began: number
  errors: string[]
}

/** The binding that a page calls once when it has nothing more to show. */
export const DONE = 'benchPageIsDone'
const READ = 'benchRead'
/** The word in a trace that marks where the swap was painted. */
export const PAINTED = 'bench: the swap is painted'
/** The name under which the probe's own work appears in a trace. */
export const PROBE = 'bench-probe.js'

export const probeSource = (still: boolean): string =>
  `(${probe})(${JSON.stringify({ ...SWAP, still, done: DONE, read: READ, painted: PAINTED })})\n//# sourceURL=${PROBE}`

export const READ_PROBE = `${READ}()`

type Options = typeof SWAP & { still: boolean; done: string; read: string; painted: string }

/**
 * Runs in the page before anything else, and knows nothing outside itself. A ResizeObserver that
 * is made to fire in every frame is called after all animation-frame callbacks, style and layout:
 * what it sees is what is painted.
 */
function probe(options: Options): void {
  if (window.top !== window) return
  const { cta, ctaAfter, blockClass, blockMark, still, done, read, painted } = options
  const seen: Omit<Seen, 'began'> = {
    swapInDocument: null,
    swapPainted: null,
    originalFrames: 0,
    firstPaint: null,
    shifts: 0,
    errors: [],
  }
  const targets = () => [
    [...document.querySelectorAll(cta)].map((element) => ({
      element,
      isNew: element.textContent!.trim() === ctaAfter,
    })),
    // A script may put a new block in the place of a hidden one.
    [...document.getElementsByClassName(blockClass)].map((element) => ({
      element,
      isNew: element.textContent!.includes(blockMark),
    })),
  ]
  const isVisible = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  const mutations = new MutationObserver(() => {
    if (!targets().every((ones) => ones.some(({ isNew }) => isNew))) return
    seen.swapInDocument = performance.now()
    mutations.disconnect()
  })
  mutations.observe(document, { childList: true, subtree: true, characterData: true })

  let over = false
  /** What is seen is seen: from here on only the script shall cost anything. */
  const end = () =>
    setTimeout(() => {
      over = true
      mutations.disconnect()
    }, 100)
  let wide = false
  const mark = document.createElement('div')
  mark.style.cssText =
    'position:fixed;left:-9px;top:-9px;width:1px;height:1px;contain:strict;visibility:hidden'
  const frames = new ResizeObserver(() => {
    const shown = targets().map((ones) => ones.filter(({ element }) => isVisible(element)))
    if (shown.some((ones) => ones.some(({ isNew }) => !isNew))) seen.originalFrames++
    else if (seen.swapPainted === null && shown.every((ones) => ones.length)) {
      // A task that is posted from inside the frame runs after its paint.
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        seen.swapPainted ??= performance.now()
        console.timeStamp(painted)
        check()
      }
      channel.port2.postMessage(0)
      end()
    }
  })
  const frame = () => {
    if (over) return mark.remove()
    if (!mark.isConnected && document.documentElement) {
      document.documentElement.append(mark)
      frames.observe(mark)
    }
    wide = !wide
    mark.style.width = wide ? '2px' : '1px'
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)

  const watch = (type: string, hear: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({
      type,
      buffered: true,
    })
  watch('paint', ({ name, startTime }) => {
    if (name !== 'first-contentful-paint') return
    seen.firstPaint = startTime
    if (still) end()
    check()
  })
  watch('layout-shift', (entry) => {
    seen.shifts += (entry as unknown as { value: number }).value
  })
  addEventListener('error', ({ message }) => message && seen.errors.push(message))
  addEventListener('unhandledrejection', ({ reason }) => seen.errors.push(`rejection: ${reason}`))

  let loaded = false
  let told = false
  const check = () => {
    if (told || !loaded || seen.firstPaint === null) return
    if (!still && seen.swapPainted === null) return
    told = true
    setTimeout(() => (window as unknown as Record<string, (word: string) => void>)[done]!(''), 100)
  }
  addEventListener('load', () => {
    loaded = true
    check()
  })
  Object.assign(window, { [read]: (): Seen => ({ ...seen, began: performance.timeOrigin }) })
}
