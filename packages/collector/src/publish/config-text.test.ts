import { runInNewContext } from 'node:vm'
import type { Published } from '@segue/core'
import { expect, it } from 'vitest'
import { configText } from './config-text.ts'

const published = (when: Record<string, unknown>, text: string): Published => ({
  format: 3,
  site: 'shop',
  version: 1,
  series: [],
  traits: [],
  groups: {},
  sources: [],
  off: [],
  segments: [{ id: 'vip', when }],
  goals: [],
  experiences: [
    {
      id: 'hero',
      phase: 1,
      path: '^(?:/)$',
      audiences: [
        {
          segment: '*',
          targets: ['h1'],
          ranges: [[0, 1]],
          arms: [{ id: 'b', changes: [{ kind: 'text', target: 'h1', text }] }],
        },
      ],
    },
  ],
})

const asRun = (text: string): string => runInNewContext(`JSON.stringify(${text})`)

it.each([
  'Größe – 3 € 🎁',
  '</script><!-- <script>',
  'lines \u2028 and \u2029 and \u0000 and \\ and "',
  '$& $1 $$ \u007b',
  ',"__proto__": and {"__proto__":1}',
])('says the same in a script as it does in JSON: %s', (words) => {
  const config = published({ 'page.title': words, [words]: 1 }, words)
  const text = configText(config)
  expect(asRun(text)).toBe(JSON.stringify(config))
  expect(text).toMatch(/^[\x20-\x7e]*$/)
  expect(text).not.toContain('<')
})

it('keeps a condition on "__proto__" a condition', () => {
  const when = JSON.parse('{"a":1,"__proto__":{"$gt":1},"b":{"__proto__":{"c":1}}}')
  const config = published(when, '')
  expect(asRun(configText(config))).toBe(JSON.stringify(config))
})
