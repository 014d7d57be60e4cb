// @vitest-environment happy-dom
import { AUTOMATIC_EVENTS } from '@segue/core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchClicks } from './clicks.ts'
import { watchEngagement } from './engagement.ts'
import { watchForms } from './forms.ts'
import { watchDownloads, watchOutbound } from './links.ts'
import { watchScroll } from './scroll.ts'
import { noteSearch } from './search.ts'
import { watchTargets } from './targets.ts'
import { watching } from './testing/watching.ts'
import type { Undo } from './undo.ts'
import { watchCompletes, watchStarts } from './videos.ts'
import * as watchers from './watchers.ts'

let heard: [string, unknown][]
let stops: Undo[]
const track = (name: string, props?: object) => heard.push([name, props])
const page = (html: string) => {
  document.body.innerHTML = html
}
const at = (selector: string) => document.querySelector<HTMLElement>(selector)!
const happen = (selector: string, type: string) =>
  at(selector).dispatchEvent(new Event(type, { cancelable: true }))
beforeEach(() => {
  heard = []
  stops = []
  history.replaceState(null, '', '/')
})
afterEach(() => {
  for (const stop of stops) stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('has somebody who hears each automatic event, by its name', () => {
  const others = ['click']
  expect(Object.keys(watchers)).toEqual(
    expect.arrayContaining(AUTOMATIC_EVENTS.filter((name) => !others.includes(name))),
  )
})

it('tells each step of a long page once, and none of a page that fits', () => {
  const scrollTo = (y: number, height: number) => {
    Object.defineProperty(document.documentElement, 'scrollHeight', {
      value: height,
      configurable: true,
    })
    Object.defineProperty(window, 'scrollY', { value: y, configurable: true })
    window.dispatchEvent(new Event('scroll'))
  }
  stops = [watchScroll(watching(track))]
  scrollTo(0, innerHeight)
  expect(heard).toEqual([])
  for (const share of [0.1, 1.1, 1.2, 0, 3]) scrollTo(share * innerHeight, 4 * innerHeight)
  expect(heard).toEqual([25, 50, 75, 90].map((percent) => ['scroll', { percent }]))
})

it('counts the seconds that a page is visible, and no more than a quarter of an hour', () => {
  vi.useFakeTimers()
  let state = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state as never)
  const turn = (to: string) => {
    state = to
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }
  stops = [watchEngagement(watching(track))]
  vi.advanceTimersByTime(12_700)
  turn('hidden')
  vi.advanceTimersByTime(600_000)
  turn('visible')
  vi.advanceTimersByTime(800)
  window.dispatchEvent(new Event('pagehide'))
  expect(heard).toEqual([
    ['engagement', { seconds: 12 }],
    ['engagement', { seconds: 1 }],
  ])
  vi.advanceTimersByTime(3_600_000)
  turn('hidden')
  const sum = heard.reduce((all, [, props]) => all + (props as { seconds: number }).seconds, 0)
  expect(sum).toBe(900)
  expect(heard.length).toBeLessThan(20)
})

it('names a form that is submitted and where to, never what was typed', () => {
  page(`<form id="letter" name="news" action="/join?x=1"><input name="action" value="secret"></form>
    <div data-segue-ignore><form id="own"></form></div>`)
  stops = [watchForms(watching(track))]
  happen('#letter', 'submit')
  happen('#own', 'submit')
  expect(heard).toEqual([
    ['form_submit', { form_id: 'letter', form_name: 'news', form_destination: '/join' }],
  ])
})

it('tells of links to other hosts and of files, also inside of what is clicked', () => {
  page(`<a id="out" href="https://peer.example/a?b=1"><b>x</b></a> <a id="in" href="/a">x</a>
    <a id="file" href="/size-guide.PDF?v=2">x</a> <a id="mail" href="mailto:a@b.example">x</a>
    <p data-segue-ignore><a id="own" href="https://peer.example/x.zip">x</a></p>`)
  stops = [watchOutbound(watching(track)), watchDownloads(watching(track))]
  for (const selector of ['#out b', '#in', '#file', '#mail', '#own']) happen(selector, 'click')
  expect(heard).toEqual([
    ['outbound_click', { host: 'peer.example', path: '/a' }],
    ['file_download', { file: '/size-guide.PDF', extension: 'pdf' }],
  ])
})

it('reads the words of a search from the address, where the site does not tell them', () => {
  noteSearch(watching(track))
  history.replaceState(null, '', '/find?q=&keyword=rain+coat')
  noteSearch(watching(track, { isTold: (name) => name === 'view_search_results' }))
  noteSearch(watching(track))
  expect(heard).toEqual([['search', { search_term: 'rain coat' }]])
})

it('hears each video once, also one that was added later', () => {
  stops = [watchStarts(watching(track)), watchCompletes(watching(track))]
  page('<video src="/film.mp4?token=1"></video><audio src="/a.mp3"></audio>')
  Object.defineProperty(at('video'), 'currentSrc', {
    value: 'https://shop.example/film.mp4?token=1',
  })
  for (const type of ['play', 'pause', 'play', 'ended', 'ended']) happen('video', type)
  happen('audio', 'play')
  expect(heard).toEqual([
    ['video_start', { video_url: 'shop.example/film.mp4' }],
    ['video_complete', { video_url: 'shop.example/film.mp4' }],
  ])
})

it('asks players in frames, and takes their word only from where they are', () => {
  const frames = [
    'https://www.youtube.com/embed/abc?x=1',
    'https://player.vimeo.com/video/7',
    'https://elsewhere.example/',
  ].map((src) => {
    const contentWindow = { value: { postMessage: vi.fn() } }
    return Object.defineProperties(document.createElement('iframe'), {
      src: { value: src },
      contentWindow,
    })
  })
  const [youtube, vimeo, elsewhere] = frames.map(({ contentWindow }) => contentWindow)
  // The frames stay out of the page: happy-dom loads none.
  vi.spyOn(document, 'querySelectorAll').mockReturnValue(frames as never)
  const say = (origin: string, source: unknown, data: unknown) => {
    const message = new MessageEvent('message', { origin, data })
    Object.defineProperty(message, 'source', { value: source })
    window.dispatchEvent(message)
  }
  stops = [watchStarts(watching(track)), watchCompletes(watching(track))]
  expect(youtube?.postMessage).toHaveBeenCalledWith(
    '{"event":"listening"}',
    'https://www.youtube.com',
  )
  expect(elsewhere?.postMessage).not.toHaveBeenCalled()
  const yt = 'https://www.youtube.com'
  say(yt, youtube, '{"event":"infoDelivery","info":{"currentTime":3}}')
  say(yt, youtube, '{"event":"onPlaybackRateChange","info":1}')
  say('https://evil.example', youtube, '{"event":"onStateChange","info":1}')
  say(yt, window, '{"event":"onStateChange","info":1}')
  say(yt, youtube, 'no json')
  expect(heard).toEqual([])
  say(yt, youtube, '{"event":"onStateChange","info":1}')
  say(yt, youtube, '{"event":"infoDelivery","info":{"playerState":1}}')
  say(yt, youtube, '{"event":"infoDelivery","info":{"playerState":0}}')
  say('https://player.vimeo.com', vimeo, { event: 'play' })
  say('https://player.vimeo.com', vimeo, '{"event":"ended"}')
  expect(heard).toEqual([
    ['video_start', { video_url: 'www.youtube.com/embed/abc' }],
    ['video_complete', { video_url: 'www.youtube.com/embed/abc' }],
    ['video_start', { video_url: 'player.vimeo.com/video/7' }],
    ['video_complete', { video_url: 'player.vimeo.com/video/7' }],
  ])
})

it('tells a click on a target for its own experience, whatever the arm', () => {
  page('<a id="cta"><b>x</b></a><p id="promo">x</p><p id="else">x</p>')
  const decision = (id: string, arm: string, ...targets: string[]) =>
    ({ experience: { id }, audience: { segment: '*', targets }, arm: { id: arm } }) as never
  stops = [
    watchTargets(
      watching(track, {
        decisions: [
          decision('hero', 'control', ':no-such(', '#cta'),
          decision('promo', 'b', '#promo'),
        ],
      }),
    ),
  ]
  for (const selector of ['#cta b', '#promo', '#else']) happen(selector, 'click')
  expect(heard).toEqual([
    ['target_click', { experience: 'hero', audience: '*', arm: 'control' }],
    ['target_click', { experience: 'promo', audience: '*', arm: 'b' }],
  ])
})

it('hears a click that has a name also where other clicks are switched off', () => {
  page(`<button data-segue-event="wish" data-segue-size="3" data-segue-declare="x">x</button>
    <button id="plain">x</button>`)
  stops = [watchClicks(watching(track, { isOn: () => false }))]
  happen('button', 'click')
  happen('#plain', 'click')
  expect(heard).toEqual([['wish', { size: 3 }]])
})
