import type { LiveEvent } from '@segue/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DraftStore } from './draft.ts'
import { type Field, fieldsOf, writeField } from './edit-config.ts'
import { draftKey } from './kept-drafts.ts'
import type { Repeat } from './repeat.ts'
import { PASSWORD, startFakeCollector } from './testing/fake-collector.ts'
import { shop, shopWith } from './testing/shop.ts'
import { type Console, wire } from './wire.ts'

/** Runs once when it is started, and again when the test says so. */
function byHand(): { repeat: Repeat; turn: () => Promise<unknown> } {
  const runs = new Set<() => Promise<void>>()
  return {
    repeat: (run) => {
      runs.add(run)
      void run()
      return () => runs.delete(run)
    },
    turn: () => Promise.all([...runs].map((run) => run())),
  }
}

function emptyStorage(): Storage {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  } as unknown as Storage
}

let collector: Awaited<ReturnType<typeof startFakeCollector>>
let turn: () => Promise<unknown>
let drafts: Storage
let visited: string[]
const unsubscribes: (() => void)[] = []

function start(hash = '#/shop/edit/hero/returning'): Console {
  const hand = byHand()
  turn = hand.turn
  const stores = wire({
    api: collector.api,
    drafts,
    origin: 'https://console.example',
    hash,
    navigate: (href) => visited.push(href),
    repeat: hand.repeat,
    now: () => 5_000,
  })
  void stores.session.look()
  return stores
}

/** Looks at a store as a screen does. */
function watch(store: { listen: (listener: () => void) => () => void }): void {
  unsubscribes.push(store.listen(() => {}))
}

beforeEach(async () => {
  collector = await startFakeCollector()
  drafts = emptyStorage()
  visited = []
})
afterEach(async () => {
  for (const unsubscribe of unsubscribes.splice(0)) unsubscribe()
  await collector.stop()
})

describe('the draft', () => {
  const [text, link] = fieldsOf(
    'hero',
    'returning',
    shop.experiences[0]!.audiences[0]!.arms[1]!,
  ) as [Field, Field]

  const type = (draft: DraftStore, field: Field, value: string) =>
    draft.edit((config) => writeField(config, field, value), JSON.stringify(field))

  async function begin() {
    const { draft } = start()
    watch(draft.$draft)
    await vi.waitFor(() => expect(draft.$draft.get()).not.toBeNull())
    return {
      ...draft,
      type: (field: Field, value: string) => type(draft, field, value),
      current: () => draft.$draft.get()!,
    }
  }

  function colleague(change: Parameters<typeof shopWith>[0]): void {
    collector.state.versions.push({ version: 2, note: '', config: shopWith(change) })
  }

  it('publishes what was typed, with a note, on the version it was typed on', async () => {
    const draft = await begin()
    draft.type(text, 'Hello again')
    expect(draft.unsaved()).toBe(true)
    expect(draft.current().lines).toMatchObject([{ before: 'Welcome back', after: 'Hello again' }])
    await draft.publish()
    expect(collector.state.versions.at(-1)).toMatchObject({
      version: 2,
      note: 'New wording in Hero',
      config: {
        experiences: [
          { audiences: [{ arms: [{}, { changes: [{}, { text: 'Hello again' }, {}] }] }, {}] },
        ],
      },
    })
    expect(draft.current()).toMatchObject({
      dirty: false,
      base: { version: 2 },
      outcome: { kind: 'published', version: 2 },
    })
    expect(draft.unsaved()).toBe(false)
    expect(drafts.getItem(draftKey('shop'))).toBeNull()
  })

  it('has nothing to publish once a text is as it was', async () => {
    const draft = await begin()
    draft.type(text, 'Hello again')
    draft.type(text, 'Welcome back')
    await draft.publish()
    expect(draft.unsaved()).toBe(false)
    expect(collector.state.versions).toHaveLength(1)
  })

  it('takes a whole typed text back in one step, and gives it again', async () => {
    const draft = await begin()
    for (const value of ['H', 'He', 'Hello']) draft.type(text, value)
    draft.type(link, '/sale')
    draft.undo()
    expect(draft.current().lines).toMatchObject([{ after: 'Hello' }])
    draft.undo()
    expect(draft.current()).toMatchObject({ dirty: false, canUndo: false, canRedo: true })
    draft.redo()
    draft.redo()
    expect(draft.current().lines).toMatchObject([{ after: 'Hello' }, { after: '/sale' }])
    draft.discard()
    expect(draft.current().dirty).toBe(false)
    draft.undo()
    expect(draft.current().lines).toHaveLength(2)
  })

  it('is there again after a reload, and says where a browser keeps nothing', async () => {
    const first = await begin()
    first.type(text, 'Hello again')
    expect(first.atRisk()).toBe(false)
    const second = await begin()
    expect(second.current().lines).toMatchObject([{ after: 'Hello again' }])
    expect(second.unsaved()).toBe(true)
    drafts.setItem = () => {
      throw new Error('Full')
    }
    second.type(link, '/sale')
    expect(second.atRisk()).toBe(true)
  })

  it('takes over what another tab has typed, one step away from what was typed here', async () => {
    const [here, there] = [await begin(), await begin()]
    here.type(text, 'Here')
    there.type(text, 'There')
    here.heard('shop')
    expect(here.current().lines).toMatchObject([{ after: 'There' }])
    here.undo()
    expect(here.current().lines).toMatchObject([{ after: 'Here' }])
  })

  it('keeps what is typed when somebody else was quicker, and both changes go live', async () => {
    const draft = await begin()
    draft.type(text, 'Hello again')
    colleague(({ experiences }) => {
      experiences[0]!.audiences[0]!.arms[1]!.changes.shift()
      experiences[0]!.name = 'The hero'
    })
    await draft.publish()
    expect(draft.current()).toMatchObject({
      newer: { version: 2, conflicts: [], lines: [{ after: 'The hero' }, { kind: 'sentence' }] },
      outcome: { kind: 'none' },
      lines: [{ after: 'Hello again' }],
    })
    draft.rebase()
    expect(draft.current()).toMatchObject({ newer: null, base: { version: 2 } })
    draft.undo()
    expect(draft.current().lines).toEqual([])
    draft.redo()
    await draft.publish()
    expect(collector.state.versions.at(-1)).toMatchObject({
      version: 3,
      config: {
        experiences: [
          {
            name: 'The hero',
            audiences: [{ arms: [{}, { changes: [{ text: 'Hello again' }, {}] }] }, {}],
          },
        ],
      },
    })
  })

  it('lets one choose where both have changed the same, and waits for it', async () => {
    const draft = await begin()
    draft.type(text, 'Hello again')
    draft.type(link, '/sale')
    colleague(({ experiences }) => {
      const { changes } = experiences[0]!.audiences[0]!.arms[1]!
      changes[1] = { kind: 'text', target: '.cta', text: 'Good day' }
    })
    await draft.publish()
    const [conflict] = draft.current().newer!.conflicts
    expect(conflict).toMatchObject({ mine: 'Hello again', theirs: 'Good day', choice: null })
    draft.rebase()
    expect(draft.current().newer).not.toBeNull()
    draft.choose(conflict!, 'theirs')
    draft.rebase()
    expect(draft.current()).toMatchObject({ newer: null, lines: [{ after: '/sale' }] })
  })

  it('keeps what is typed when the collector finds problems', async () => {
    const draft = await begin()
    draft.type(text, 'Hello again')
    const problem = { place: 'x', value: '', problem: 'This is too long', remedy: 'Shorten it.' }
    collector.state.answer = { status: 422, body: { error: '1 problem.', problems: [problem] } }
    await draft.publish()
    expect(draft.current()).toMatchObject({
      outcome: { kind: 'refused', words: '1 problem.', problems: [problem] },
      lines: [{ after: 'Hello again' }],
    })
  })

  it('finds out what came of it where only the answer was lost', async () => {
    const draft = await begin()
    draft.type(text, 'Hello again')
    collector.state.falters = true
    await draft.publish()
    expect(draft.current()).toMatchObject({
      outcome: { kind: 'published', version: 2 },
      dirty: false,
      newer: null,
    })

    collector.state.answer = { status: 0, body: null }
    draft.type(text, 'Hello once more')
    await draft.publish()
    expect(draft.current()).toMatchObject({ outcome: { kind: 'refused' }, dirty: true })
  })

  it('keeps what is typed while a publish is under way', async () => {
    const draft = await begin()
    draft.type(text, 'Hello again')
    draft.type(link, '/sale')
    const published = draft.publish()
    draft.type(text, 'Hello again, friend')
    draft.type(link, '/new')
    await published
    expect(draft.current().lines).toMatchObject([
      { before: 'Hello again', after: 'Hello again, friend' },
      { before: '/sale', after: '/new' },
    ])
  })
})

describe('the estimate', () => {
  it('says nothing of who meets experiences before it was asked for', async () => {
    const { estimate, route } = start('#/shop/segments')
    watch(estimate.$estimate)
    const { $estimate } = estimate
    await vi.waitFor(() => expect($estimate.get().report).not.toBeNull())
    route.moved('#/shop/edit')
    expect($estimate.get().report).toBeNull()
    await vi.waitFor(() => expect($estimate.get().report).not.toBeNull())
    // The other way round everything is known already.
    route.moved('#/shop/segments')
    expect($estimate.get().report).not.toBeNull()
  })

  it('plays the draft after a pause in editing, and says what is old until then', async () => {
    const { draft, estimate } = start('#/shop/segments/returning')
    watch(draft.$draft)
    watch(estimate.$estimate)
    const current = () => estimate.$estimate.get()
    const now = () => current().report?.segments[0]?.now
    await vi.waitFor(() => expect(now()).toBe('{"visitor.new":false}'.length))
    for (const visits of [2, 20, 200]) {
      draft.edit((config) => ({
        ...config,
        segments: [{ id: 'returning', when: { 'visitor.visits': visits } }],
      }))
    }
    expect(current().isOld).toBe(true)
    await vi.waitFor(() => expect(now()).toBe('{"visitor.visits":200}'.length), 3_000)
    expect(current()).toMatchObject({ isOld: false, trouble: null })
    // Not once for each letter, and no experience that may name what is not there yet.
    expect(collector.state.replays).toHaveLength(2)
    expect(collector.state.replays[1]).toMatchObject({
      count: 'returning',
      config: { experiences: [] },
    })
  })

  it('keeps the last numbers when a draft cannot be counted, and says why', async () => {
    const { draft, estimate } = start('#/shop/segments/returning')
    watch(estimate.$estimate)
    await vi.waitFor(() => expect(estimate.$estimate.get().report).not.toBeNull())
    const problem = { place: 'segments "x"', value: '', problem: 'No', remedy: 'Mend it.' }
    collector.state.answer = { status: 422, body: { error: 'Refused.', problems: [problem] } }
    draft.edit((config) => ({ ...config, segments: [{ id: 'x', when: { 'nope.x': 1 } }] }))
    await vi.waitFor(() => expect(estimate.$estimate.get().trouble).toBe('Refused.'), 3_000)
    expect(estimate.$estimate.get()).toMatchObject({ problems: [problem], isOld: true })
    expect(estimate.$estimate.get().report).not.toBeNull()
  })
})

describe('a new site', () => {
  it('begins with its name, under an id that is free, and goes on to the tag', async () => {
    const { newSite, site } = start('#/shop/results')
    watch(site.$sites)
    await vi.waitFor(() => expect(site.$sites.get().kind).toBe('here'))
    await newSite.make(' Shop ', ['shop'])
    expect(collector.state.made).toMatchObject([{ site: 'shop_2', name: 'Shop' }])
    expect(site.$sites.get()).toMatchObject({ value: [{ site: 'shop' }, { site: 'shop_2' }] })
    expect(visited).toEqual(['#/shop_2/install'])
  })

  it('says why it could not be made', async () => {
    const { newSite } = start()
    collector.state.answer = { status: 422, body: { error: 'No room.' } }
    await newSite.make('Other', [])
    expect(newSite.$newSite.get()).toEqual({ making: false, trouble: 'No room.' })
  })
})

describe('the results', () => {
  it('keep the last numbers when the collector is gone, and say so', async () => {
    const { results } = start('#/shop/results')
    watch(results.$results)
    await vi.waitFor(() => expect(results.$results.get()?.report.kind).toBe('here'))
    collector.state.answer = { status: 0, body: null }
    await turn()
    expect(results.$results.get()?.report).toEqual({
      kind: 'here',
      value: expect.objectContaining({ name: 'Hero' }),
      at: 5_000,
      trouble: 'The collector can’t be reached. Is it running?',
    })
    collector.state.answer = null
    await turn()
    expect(results.$results.get()?.report).toMatchObject({ kind: 'here', trouble: null })
  })
})

describe('the live list', () => {
  function arrive(...numbers: number[]): void {
    for (const n of numbers) {
      const event = { id: `${n}`, name: n % 2 ? 'page_view' : 'purchase', kind: 'event' }
      const rest = { segments: [], arms: {}, props: {} }
      collector.state.events.push({
        n,
        receivedAt: n,
        event: { ...event, ...rest },
      } as unknown as LiveEvent)
    }
  }

  async function begin() {
    const { live } = start('#/shop/live')
    arrive(1, 2, 3)
    watch(live.$live)
    await vi.waitFor(() => expect(live.$live.get().asked).toBe(true))
    return { ...live, numbers: () => live.$live.get().rows.map(({ n }) => n) }
  }

  it('has the newest first and asks only for what is new', async () => {
    const { numbers } = await begin()
    expect(numbers()).toEqual([3, 2, 1])
    arrive(4)
    await turn()
    expect(numbers()).toEqual([4, 3, 2, 1])
    expect(collector.state.asked).toContain('GET /api/sites/shop/events?after=3')
  })

  it('stands still while it is paused, and counts what is held back', async () => {
    const { $live, togglePause, numbers } = await begin()
    togglePause()
    arrive(4, 5)
    await turn()
    expect(numbers()).toEqual([3, 2, 1])
    expect($live.get()).toMatchObject({ paused: true, held: 2 })
    togglePause()
    expect(numbers()).toEqual([5, 4, 3, 2, 1])
  })

  it('filters by name, and keeps at most 200', async () => {
    const { filterBy, numbers, $live } = await begin()
    filterBy(' Purch')
    expect(numbers()).toEqual([2])
    arrive(...Array.from({ length: 300 }, (_, index) => index + 4))
    await turn()
    expect($live.get().kept).toBe(200)
    expect(numbers()).toHaveLength(100)
  })

  it('begins again with a collector that was restarted', async () => {
    const { numbers } = await begin()
    collector.state.events = []
    arrive(1)
    await turn()
    await turn()
    expect(numbers()[0]).toBe(1)
    const anew = collector.state.asked.filter((asked) => asked.endsWith('/events'))
    expect(anew).toHaveLength(2)
  })
})

describe('the versions', () => {
  it('bring an old one back as a new one, after saying what that changes', async () => {
    collector.state.versions.push({
      version: 2,
      note: 'Renamed',
      config: shopWith((config) => {
        config.name = 'Outdoor'
      }),
    })
    const { versions } = start('#/shop/versions')
    watch(versions.$versions)
    await vi.waitFor(() => expect(versions.$versions.get().versions.kind).toBe('here'))
    await versions.ask(1)
    expect(versions.$versions.get().restoring).toMatchObject({
      kind: 'asked',
      comparison: { lines: [{ before: 'Outdoor', after: 'Fell & Ridge' }] },
    })
    await versions.restore()
    const { restoring, versions: list } = versions.$versions.get()
    expect(restoring).toMatchObject({ kind: 'done', from: 1, version: 3 })
    expect(list).toMatchObject({ value: [{ version: 3, live: true }, {}, {}] })
  })

  it('show what one changed, and hide it again', async () => {
    const { versions } = start('#/shop/versions')
    watch(versions.$versions)
    await vi.waitFor(() => expect(versions.$versions.get().versions.kind).toBe('here'))
    await versions.toggle(1)
    expect(versions.$versions.get().comparisons).toEqual({ 1: { kind: 'first' } })
    await versions.toggle(1)
    expect(versions.$versions.get().comparisons).toEqual({})
  })
})

describe('signing in', () => {
  const ada = { by: 'password', email: 'ada@example.com', password: PASSWORD } as const

  it('lets in whom the collector accepts, and says why not', async () => {
    collector.state.signedIn = false
    const { session } = start()
    await vi.waitFor(() => expect(session.$session.get().kind).toBe('out'))
    await session.signIn({ ...ada, password: 'wrong' })
    expect(session.$session.get()).toMatchObject({
      kind: 'out',
      trouble: 'These do not belong together.',
    })
    await session.signIn(ada)
    expect(session.$session.get()).toMatchObject({
      kind: 'in',
      caller: { name: 'Ada' },
      trouble: null,
    })
  })

  it('takes a link that was used for what it is when one is in already', async () => {
    const { session } = start()
    await session.carried({ what: 'link', secret: 'used' })
    expect(session.$session.get()).toMatchObject({ kind: 'in', trouble: null })
    collector.state.signedIn = false
    await session.signOut()
    await session.carried({ what: 'link', secret: 'used' })
    expect(session.$session.get()).toMatchObject({
      kind: 'out',
      trouble: 'These do not belong together.',
    })
  })

  it('is asked for again when the session is over, and nothing typed is lost', async () => {
    const { session, draft } = start()
    watch(draft.$draft)
    await vi.waitFor(() => expect(draft.$draft.get()).not.toBeNull())
    const [field] = fieldsOf('hero', '*', shop.experiences[0]!.audiences[1]!.arms[1]!)
    draft.edit((config) => writeField(config, field!, 'Kept'))
    collector.state.answer = { status: 401, body: { error: 'Sign in.' } }
    await turn()
    expect(session.$session.get()).toMatchObject({
      kind: 'out',
      trouble: expect.stringContaining('Your session is over'),
    })
    collector.state.answer = null
    await session.signIn(ada)
    await vi.waitFor(() => expect(draft.$draft.get()?.lines).toMatchObject([{ after: 'Kept' }]))
  })
})

describe('demo data', () => {
  it('are loaded and taken out on the site that is looked at, and a refusal is said', async () => {
    const { demo, site } = start()
    watch(site.live.$reading)
    watch(demo.$demo)
    await vi.waitFor(() => expect(demo.$demo.get().kind).toBe('here'))
    await demo.load()
    expect(collector.state.asked).toContain('POST /api/sites/shop/demo-data')
    await demo.load({ site: 'demo' })
    expect(collector.state.asked).toContain('POST /api/sites/demo/demo-data')
    await demo.remove()
    expect(collector.state.asked).toContain('DELETE /api/sites/shop/demo-data')
    expect(demo.$refusal.get()).toBeNull()
    collector.state.answer = { status: 409, body: { error: 'There are real visitors.' } }
    await demo.load()
    expect(demo.$refusal.get()).toBe('There are real visitors.')
  })
})

it('asks for a goal by day only where somebody has been counted', async () => {
  const { results } = start('#/shop/results')
  watch(results.$results)
  watch(results.detail)
  await vi.waitFor(() => expect(results.$results.get()?.report.kind).toBe('here'))
  await turn()
  expect(collector.state.asked.filter((path) => path.includes('/detail'))).toEqual([])
})
