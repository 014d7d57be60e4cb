import type { Config } from '@segue/core'
import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../publish/database.ts'
import type { Encoded } from '../publish/encoded.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import { previewTokens } from './preview-token.ts'
import { createPreviews, type Previews } from './previews.ts'

const HOUR = 3_600_000
const NONE = 'This is no preview link of this site. Make a new one.'
const EXPIRED = 'This preview link has expired. Make a new one.'

const change = (text: string) => [{ kind: 'text', target: 'h1', text }]
const config = (word: string) =>
  ({
    site: 'shop',
    segments: [{ id: 'keen', name: 'Keen ones', when: { 'visit.number': { $gt: 3 } } }],
    experiences: [
      {
        id: 'hero',
        name: 'Front page hero',
        pages: ['/'],
        audiences: [
          {
            segment: 'keen',
            arms: [{ id: 'control' }, { id: 'b', changes: change(`${word} keen`) }],
          },
          { segment: '*', arms: [{ id: 'b', changes: change(`${word} all`) }] },
        ],
      },
      {
        id: 'secret',
        pages: ['/'],
        audiences: [{ segment: '*', arms: [{ id: 'b', changes: change('Not to be seen') }] }],
      },
    ],
  }) as unknown as Config

let now: number
let linked: string[]
let drafts: Drafts
let previews: Previews
const tokens = previewTokens('a-key-that-is-long-enough-to-be-one', () => now)
const versions = [config('Old'), config('New')]

beforeEach(() => {
  now = 0
  linked = []
  drafts = openDrafts(openDatabase(':memory:'))
  previews = createPreviews({
    sites: {
      knows: (site) => site === 'shop',
      liveVersion: () => versions.length,
      version: (_, version) => {
        const config = versions[version - 1]
        return config && { version, config, published: {} as never }
      },
    },
    blocks: [],
    keep: () => {},
    drafts,
    tokens,
    link: async ({ entry }) => {
      linked.push(entry)
      return entry
    },
    now: () => now,
  })
})

const textOf = (file: Encoded | undefined) => String(file?.identity)
async function made(request: Omit<Parameters<Previews['make']>[0], 'site'>) {
  const result = await previews.make({ site: 'shop', ...request })
  if (result.kind !== 'made') throw new Error(JSON.stringify(result))
  return { ...result, tokens: result.links.map(({ token }) => token) }
}

it('makes a link for every audience and arm of an experience, and for those that are named', async () => {
  const pairs = async (request: { audience?: string; arm?: string }) =>
    (await made({ experience: 'hero', ...request })).links.map(
      ({ shown: [only] }) => `${only?.audience}/${only?.arm}`,
    )
  expect(await pairs({})).toEqual(['keen/control', 'keen/b', '*/b'])
  expect(await pairs({ audience: 'keen' })).toEqual(['keen/control', 'keen/b'])
  expect(await pairs({ arm: 'b' })).toEqual(['keen/b', '*/b'])
  expect(await pairs({ audience: '*', arm: 'b' })).toEqual(['*/b'])
})

it('shows that arm and no other, nor another experience', async () => {
  const { tokens } = await made({ experience: 'hero', audience: 'keen', arm: 'b' })
  const file = textOf(await previews.file('shop', tokens[0]!))
  expect(file).toContain('New keen')
  for (const other of ['New all', 'Old', 'Not to be seen']) expect(file).not.toContain(other)
  expect(file).toContain(
    '"title":"Preview: Front page hero","details":["Keen ones","b"],"hint":"hero/keen/b"',
  )
})

it('goes on to show the version that it was made for', async () => {
  const old = await made({ experience: 'hero', audience: '*', version: 1 })
  const file = textOf(await previews.file('shop', old.tokens[0]!))
  expect(file).toContain('Old all')
  expect(file).toContain('"details":["Everyone else","b","Version 1"]')
})

it('shows a draft that nobody has published, for as long as its link holds', async () => {
  const { tokens, version } = await made({
    experience: 'hero',
    arm: 'b',
    draft: config('Draft'),
    hours: 720,
  })
  expect(version).toBeNull()
  now = 720 * HOUR - 1
  await made({ experience: 'hero', draft: config('Another') })
  expect(textOf(await previews.file('shop', tokens[0]!))).toContain('Draft keen')
  now++
  await made({ experience: 'hero', draft: config('A third') })
  expect(textOf(await previews.file('shop', tokens[0]!))).toContain(EXPIRED)
  now++
  const again = await made({ experience: 'hero', draft: config('A third') })
  expect(again.version).toBeNull()
  const read = previewTokens('a-key-that-is-long-enough-to-be-one', () => 0).read(
    tokens[0]!,
    'shop',
  )
  const of = read.kind === 'valid' ? read.preview.of : undefined
  expect(of?.kind === 'draft' && drafts.find(of.draft)).toBeUndefined()
})

it('shows what somebody in some segments sees', async () => {
  const { tokens } = await made({ segments: ['keen'] })
  expect(tokens).toHaveLength(1)
  const file = textOf(await previews.file('shop', tokens[0]!))
  for (const seen of ['New keen', 'Not to be seen', '"details":["For Keen ones"]']) {
    expect(file).toContain(seen)
  }
  expect(file).not.toContain('New all')
})

it('says of a link that is none, or is over, that it is so, and shows nothing', async () => {
  const { tokens } = await made({ experience: 'hero', hours: 1 })
  const asked: [site: string, token: string, message: string][] = [
    ['shop', '', NONE],
    ['shop', `${tokens[0]}x`, NONE],
    ['shop', `x${tokens[0]}`, NONE],
  ]
  for (const [site, token, message] of asked) {
    const file = textOf(await previews.file(site, token))
    expect(file).toMatch(/^import { refusePreview } .*\nrefusePreview\("shop", /)
    expect(file).toContain(message)
    expect(file).not.toContain('New')
  }
  expect(await previews.file('other', tokens[0]!)).toBeUndefined()
  now = HOUR
  expect(textOf(await previews.file('shop', tokens[0]!))).toContain(EXPIRED)
})

it('has linked a preview before its link is opened, one for all arms', async () => {
  const { tokens } = await made({ experience: 'hero' })
  expect(linked).toHaveLength(1)
  for (const token of tokens) await previews.file('shop', token)
  expect(new Set(linked).size).toBe(1)
})
