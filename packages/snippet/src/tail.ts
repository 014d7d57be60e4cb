import {
  CONFLICT,
  compileLearning,
  EXPOSURE,
  isProfile,
  type LearningParts,
  LOCATED,
  type Parts,
  type Profile,
  type PublishedExperience,
  TARGET_CLICK,
  TARGET_MISSING,
  type VisitorEvent,
} from '@segue/core'
import { activation } from './activation.ts'
import type { Attach } from './blocks/attach.ts'
import { carryEvents, keepCarried, takeLog } from './carried.ts'
import { watchClicks } from './clicks.ts'
import { failures, guard, noteFailure } from './guard.ts'
import { type Head, verbsOf } from './handover.ts'
import { healthOf } from './health.ts'
import { pushImpression } from './impressions.ts'
import { createKeeper } from './keeper.ts'
import {
  forgetMirror,
  readMirror,
  setAside,
  setAsideUnreadable,
  writeMirror,
  writeTargets,
} from './mirror.ts'
import { watchMissing } from './missing-targets.ts'
import { newerOf } from './newer-of.ts'
import { openShelf } from './open-shelf.ts'
import { createOutbox } from './outbox.ts'
import { readSurroundings } from './page.ts'
import { pageView } from './page-view.ts'
import { type OnReceipt, postTo } from './post.ts'
import { createRecorder } from './recorder.ts'
import { watchReturns } from './returns.ts'
import type * as seldom from './seldom-after.ts'
import { createSignals } from './signals.ts'
import { sinceActivation } from './since-activation.ts'
import { watchTargets } from './targets.ts'
import type { Track, Watcher, Watching } from './track.ts'
import type { Undo } from './undo.ts'
import { installVerbs, named, type Segue } from './verbs.ts'
import { visitorId } from './visitor-id.ts'
import { visitorState } from './visitor-state.ts'
import { whenSeen } from './when-seen.ts'

/** What a site's second file is linked with: no more of it than its config uses. */
export type TailParts = Parts &
  LearningParts & {
    seldom: Partial<typeof seldom>
    watchers: Record<string, Watcher>
  }

export type Whence = {
  /** Where events go. */
  url: string
  /** What developers ask for in the page: visitors never load it. */
  inspect(): Promise<typeof import('./inspect.ts')>
  /** What some pages need beside this. */
  load(): Promise<typeof import('./more.ts')>
  /** The script of a block, for pages that show it. */
  block(name: string): Promise<{ attach: Attach }>
}

/**
 * What runs after the swap is painted: keep what is learnt, hear what the visitor does, send
 * it, and answer the page. Parts do not know each other; here they are put together.
 */
export async function tail(
  head: Head,
  parts: TailParts,
  { url, inspect, load, block }: Whence,
): Promise<void> {
  const { published } = head
  const core = verbsOf(head.core)
  const { site } = published
  let { decisions } = head
  await activation()
  // From here on the page is kept as decided, whatever becomes of the rest.
  const keeper = createKeeper(head, parts.seldom.isTakenOver, core, (decision, target) =>
    // By way of the head: nobody may be there yet to be told of it.
    head.onEvent({
      path: location.pathname,
      ...named([decision])[0],
      target,
      name: CONFLICT,
      at: Date.now(),
    }),
  )
  // Without consent there is nobody yet.
  if (!head.before.id) {
    await (await load()).awaitConsent(window.segue ?? [])
    head.before = guard(() => readMirror(site)) ?? core.newProfile(visitorId())
  }

  const program = compileLearning(core.compileProgram(published, parts), parts)
  let surroundings = readSurroundings(head.parts.signs)
  const loaded = location.pathname.match(published.more ?? NOWHERE) && load().catch(noteFailure)
  const shelf = await openShelf(site, !head.before.visits)
  const more = await loaded
  const isSound = (profile: Profile) =>
    isProfile(profile, core.newProfile('')) &&
    guard(() => core.meet(program, profile, head.log.slice(0, 1), surroundings))
  const sound = (profile: Profile | undefined) => {
    if (!profile || isSound(profile)) return profile
    guard(() => setAside(site, JSON.stringify(profile)))
    return undefined
  }
  const before = sound(head.before) ?? core.newProfile(visitorId())
  guard(() => setAsideUnreadable(site))
  let base = newerOf(before, sound(await shelf.read()))
  await keepCarried(site, (events) =>
    shelf.keep((stored) => newerOf(base, sound(stored)), events),
  ).catch(noteFailure)
  const signals = createSignals()
  const state = visitorState(
    { ...program, learnMore: more?.moreLearner(published, program.compile) },
    () => surroundings,
    base,
    core,
    (segments) => signals.emit('segment', [...segments]),
  )
  const onReceipt: OnReceipt = (response) => {
    const country = response.headers.get('segue-country')
    if (country && country !== state.profile().geo.country) note(LOCATED, { country })
    guard(() => parts.seldom.keepPeople?.(response))
    if (response.headers.has('segue-paused')) stop()
  }
  const outbox = createOutbox({ site, url, shelf, post: postTo(url, site, onReceipt) })
  const recorder = createRecorder({
    state,
    shelf,
    base: () => base,
    onEvent(event, stored) {
      outbox.add(event, stored)
      if (event.kind === 'exposure') {
        pushImpression(event)
        signals.emit('exposure', event)
      }
      if (event.goals.length) signals.emit('goal', event)
      begins?.hear(event.name)
      if (event.kind !== 'exposure') decideAgain(false)
    },
    onLate: () => onLeave(),
    onStored(profile) {
      if (!denied && profile.id === base.id) guard(() => writeMirror(site, profile))
    },
  })
  let denied = false
  const record = async (event: VisitorEvent) => {
    if (!denied) await recorder.record(event)
  }
  const told = new Set<string>()
  const happen = async (name: string, props?: Record<string, unknown>) => {
    told.add(name)
    await record({ path: location.pathname, ...props, name, at: Date.now() })
  }
  const track = async (name: string, props?: Record<string, unknown>) => {
    if (typeof name !== 'string' || !name) {
      throw new TypeError(`segue.track: "${name}" is no event's name. Give one, such as "signup".`)
    }
    // These are ours to tell: a page, or what its visitors write into it, cannot.
    if (name !== EXPOSURE && name !== TARGET_CLICK) await happen(name, props)
  }
  /** For what nobody waits for: a full disk is no error of the page's. */
  const unheard =
    (tell: typeof track): Track =>
    (name, props) => {
      tell(name, props).catch(noteFailure)
    }
  const note = unheard(track)
  const tellAlone = unheard(happen)

  const blocks = more?.createBlocks({ load: block, declare: note })

  // What the head showed was decided for another visitor: it is no exposure of this one.
  const isSame = base.id === head.before.id
  const begins = isSame
    ? more?.createBegins({
        published,
        async freshen() {
          await recorder.idle()
          state.replace(newerOf(state.profile(), sound(await shelf.read())))
        },
        async show() {
          decideAgain(false)
          await recorder.idle()
        },
        decisions: () => decisions,
        record: (event) => whenSeen(event, recordAlone),
      })
    : undefined
  const watching: Watching = {
    track: note,
    tell: tellAlone,
    isTold: (name) => told.has(name),
    isOn: (name) => !published.off.includes(name),
    // What the head showed was decided for another visitor: that one has not clicked it.
    decisions: isSame ? decisions : [],
  }
  /**
   * What has been learnt since may decide otherwise. A page that is shown already is only changed
   * by experiences that say so; the next view is decided anew.
   */
  const decideAgain = (isNewView: boolean) => {
    if (!isSame || denied) return
    const isNow = ({ id, live }: PublishedExperience) => live || begins?.has(id)
    if (!isNewView && !published.experiences.some(isNow)) return
    const experiences = begins?.among(isNewView) ?? published.experiences
    const fill = head.parts.seldom.fill?.(head.parts.seldom)
    const document = state.matched()
    const occasion = { path: location.pathname, at: Date.now() }
    const decided = core.decide(
      experiences,
      state.profile(),
      state.segments(),
      occasion,
      program.gates,
    )
    const filled = fill ? fill(decided, document) : decided
    const next = isNewView
      ? filled
      : [
          ...decisions.filter(({ experience }) => !experience.live),
          ...filled.filter(({ experience }) => experience.live || begins?.isFresh(experience.id)),
        ]
    if (JSON.stringify(named(next)) === JSON.stringify(named(decisions)) && !isNewView) return
    decisions = next
    watching.decisions = next
    keeper.show(next, isNewView)
    if (isNewView) parts.seldom.leaveView?.(next, recorder.idle).catch(noteFailure)
    signals.emit('decision', next)
  }
  const recordAlone = (event: VisitorEvent) => {
    record(event).catch(noteFailure)
  }
  const take = (event: VisitorEvent) => {
    if (event.name !== EXPOSURE) recordAlone(event)
    else if (isSame) whenSeen(event, recordAlone)
  }
  const find = (target: string): Iterable<Element> =>
    (head.parts.seldom.find ?? document.querySelectorAll.bind(document))(target, () => {})
  const missing = watchMissing(find, (decision) => tellAlone(TARGET_MISSING, named([decision])[0]))
  const beginView = () => missing.begin(() => (isSame ? decisions : []))
  head.onEvent = (event: VisitorEvent) => {
    // A target may come when its view has gone: that is none of what is decided now.
    const current = decisions.find(({ experience }) => experience.id === event.experience)
    if (event.name !== EXPOSURE) take(event)
    else if (current) {
      keeper.whenShown(current.audience.targets, () => {
        missing.meet(current)
        take({
          ...event,
          ...guard(() => healthOf(current, event.at, find, parts.seldom.mayHaveFramework)),
        })
        begins?.count(event)
      })
    }
  }
  // A page that comes back from the back/forward cache finds its own log there, maybe twice.
  const own = new Set(head.log.map((event) => JSON.stringify(event)))
  for (const event of guard(() => takeLog(site)) ?? []) {
    const text = JSON.stringify(event)
    // What nobody had seen when its page was left nobody will see any more, unless it led here.
    if (!own.has(text) && event.hidden !== true) take(event)
    own.add(text)
  }
  beginView()
  for (const event of head.log) head.onEvent(sinceActivation(event))
  head.log.length = 0

  const onLeave = () => {
    const unstored = recorder.unstored()
    if (denied || !unstored.length) return
    guard(() => carryEvents(site, unstored))
    // The next page must know what this one learnt, above all its exposures.
    guard(() => writeMirror(site, state.profile()))
  }
  addEventListener('pagehide', onLeave)
  const stops: Undo[] = [keeper.undo, outbox.stop, missing.stop, () => begins?.stop()]
  const stop = () => {
    for (const each of stops) guard(each)
  }
  const share = (seconds?: number) => {
    guard(() => parts.seldom.shareId?.(base.id, published.cookieDomain!, seconds))
  }
  share()
  const forget = async () => {
    outbox.forget()
    await recorder.idle()
    base = core.newProfile(visitorId())
    state.replace(base)
    guard(() => forgetMirror(site))
    share(denied ? 0 : undefined)
    await shelf.clear()
  }
  const why: Segue['why'] = async (segment) => {
    const document = state.matched()
    return (await inspect()).why(program, document, segment)
  }
  installVerbs({
    block: (name, attach) => blocks?.register(name, attach),
    begin: (experience) => begins?.begin(experience),
    track,
    identify: (attributes, { id, days } = {}) =>
      track('identify', {
        declared: id === undefined ? attributes : { ...attributes, id },
        ...(days && { days }),
      }),
    async consent(word) {
      if (word !== 'denied') return
      denied = true
      stop()
      await forget()
    },
    on: signals.on,
    why,
    decisions: () => named(decisions),
    forget,
    export: async () => ({ profile: await shelf.read(), waiting: await shelf.waiting() }),
    debug: async () =>
      (await inspect()).debug(program, state.matched(), named(decisions), [
        ...head.failures,
        ...failures,
      ]),
    stop,
  })
  signals.emit('decision', decisions)
  begins?.start()
  const onView = (before: string) => {
    state.turnPage()
    surroundings = readSurroundings(head.parts.signs)
    surroundings.page.referrer = before || surroundings.page.referrer
    recordAlone(pageView(surroundings))
    beginView()
    begins?.start()
    decideAgain(true)
    for (const name of OF_A_VIEW) watch(name)
  }
  const watchers: Record<string, Watcher> = {
    watchClicks,
    watchTargets,
    ...(blocks && { blocks: blocks.watch }),
    ...parts.watchers,
  }
  const undos: Record<string, Undo | undefined> = {}
  const watch = (name: string) => {
    undos[name]?.()
    undos[name] = guard(() => watchers[name]?.(watching))
  }
  for (const name in watchers) watch(name)
  stops.push(watchReturns(onView), parts.seldom.watchRoutes?.(onView) ?? (() => {}), () => {
    for (const undo of Object.values(undos)) guard(() => undo?.())
  })
  if (denied) return stop()
  if (head.away) {
    await recorder.idle()
    head.away()
  }
  const targets = decisions
    .flatMap(({ audience }) => audience.targets)
    .filter((target) => target !== ':root' && !target.includes('>>>'))
  guard(() => writeTargets(site, targets, state.profile().visit.page_views < 2))
}

/** Watchers that begin anew with each view of a page that changes its own address. */
const OF_A_VIEW = ['scroll', 'markup', 'search']

/** A path has no such sign. */
const NOWHERE = '#'
