import { readFileSync } from 'node:fs'
import { BLOCKS, KPI_IDS, KPIS, SEGMENT_LIBRARY } from '@segue/core'
import { expect, it } from 'vitest'

it('docs/config.md lists the ready segments as they are', () => {
  const text = readFileSync(new URL('../docs/config.md', import.meta.url), 'utf8')
  const [, section = ''] = /^## ready segments\n(.*?)^## /ms.exec(text) ?? []
  const rows = [...section.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, id, who]) => [id, who])
  expect(rows).toEqual(SEGMENT_LIBRARY.map(({ id, sentence }) => [id, sentence]))
})

it('docs/blocks.md lists the gallery as it is', () => {
  const text = readFileSync(new URL('../docs/blocks.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\|$/gm)].map(([, id, about]) => [
    id,
    about,
  ])
  expect(rows).toEqual(BLOCKS.map(({ id, about }) => [id, about]))
})

it('docs/kpis.md lists the figures as the catalogue has them', () => {
  const text = readFileSync(new URL('../docs/kpis.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\| (.*?) +\|$/gm)]
  expect(rows.map(([, id, definition, formula]) => [id, definition, formula])).toEqual(
    KPI_IDS.map((id) => [id, KPIS[id].definition, KPIS[id].formula]),
  )
})

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const DEPLOYED = ['Dockerfile', 'compose.yaml', 'segue.service']

it('what says how to run it names settings and commands that there are', () => {
  const texts = [
    read('docs/operate.md'),
    ...DEPLOYED.map((name) => read(`packages/collector/deploy/${name}`)),
  ]
  const cli = [
    'cli/settings.ts',
    'cli/published-settings.ts',
    'cli/commands/start.ts',
    'cli/commands.ts',
    'ingest/limits.ts',
  ]
    .map((name) => read(`packages/collector/src/${name}`))
    .join('')
  const all = texts.join('\n')
  const settings = new Set(all.match(/\bSEGUE_[A-Z_]+\b/g))
  expect(settings.size).toBeGreaterThan(6)
  expect([...settings].filter((name) => !cli.includes(name))).toEqual([])
  const [, listed = ''] = /subCommands: \{(.*?)\}/s.exec(cli) ?? []
  const commands = new Set(listed.match(/\b[a-z-]+\b(?='?[:,])/g))
  const named = [...all.matchAll(/(?:^|`)segue ([a-z-]+)/gm)].map(([, command]) => command!)
  expect(named.length).toBeGreaterThan(6)
  expect(named.filter((command) => !commands.has(command))).toEqual([])
})
