import { guard } from './guard.ts'
import { hear, isIgnored } from './hear.ts'
import type { Track, Watching } from './track.ts'
import type { Undo } from './undo.ts'

/** By what start and complete are known: a `<video>`'s events, and the words that players in frames say. */
const words = {
  video: ['play', 'ended'],
  'https://www.youtube.com': [1, 0],
  'https://www.youtube-nocookie.com': [1, 0],
  'https://player.vimeo.com': ['play', 'ended'],
} as Record<string, unknown[]>

/** Players tell only who asks: YouTube's first, then Vimeo's. Each passes over what it does not know. */
const ASKS = [
  '{"event":"listening"}',
  '{"method":"addEventListener","value":"play"}',
  '{"method":"addEventListener","value":"ended"}',
]

const ORDER = ['start', 'complete']

export const watchStarts = ({ track }: Watching) => watchVideos(track, 'start')
export const watchCompletes = ({ track }: Watching) => watchVideos(track, 'complete')

/** Each video once a page, also those that are added later. */
function watchVideos(track: Track, moment: 'start' | 'complete'): Undo {
  const index = ORDER.indexOf(moment)
  const told = new WeakSet<Element>()
  const tell = (element: Element, address: string) => {
    if (told.has(element) || isIgnored(element)) return
    told.add(element)
    const { host, pathname } = new URL(address, location.href)
    track(`video_${moment}`, { video_url: host + pathname })
  }
  const frames = () => [...document.querySelectorAll('iframe')]
  const ask = (frame: HTMLIFrameElement) => {
    const { origin } = new URL(frame.src, location.href)
    if (!words[origin]) return
    for (const message of ASKS) frame.contentWindow?.postMessage(message, origin)
  }
  const onMessage = ({ origin, source, data }: MessageEvent) =>
    guard(() => {
      const frame = words[origin] && frames().find((each) => each.contentWindow === source)
      if (!frame) return
      const { event, info } = typeof data === 'string' ? JSON.parse(data) : data
      // Vimeo's was asked too early where it says this.
      if (event === 'ready') ask(frame)
      const word = info?.playerState ?? (event === 'onStateChange' ? info : event)
      if (word === words[origin]![index]) tell(frame, frame.src)
    })
  addEventListener('message', onMessage)
  for (const frame of frames()) guard(() => ask(frame))
  const unload = hear<HTMLIFrameElement>('load', (frame) => {
    if (frame.contentWindow) {
      ask(frame)
      // YouTube's does not listen yet when its frame is loaded, and says nothing by itself.
      setTimeout(ask, 1_000, frame)
    }
  })
  const unplay = hear<HTMLVideoElement>(`${words.video![index]}`, (video) => {
    if (video instanceof HTMLVideoElement) tell(video, video.currentSrc)
  })
  return () => {
    removeEventListener('message', onMessage)
    unload()
    unplay()
  }
}
