import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { checkProps } from './check-props.ts'
import type { Field } from './field.ts'
import { describe } from './problem.ts'

const METER = {
  id: 'meter',
  name: 'Meter',
  fields: [{ name: 'days', label: 'Days', type: 'number', least: 0, most: 30 }],
  html: '<p>{days}</p>',
}
const block = (change: object) => ({ kind: 'block', ...change })
const site = (changes: object[], rest: object = {}, blocks: object[] = []) => ({
  site: 's',
  blocks,
  experiences: [
    { id: 'a', pages: ['/'], audiences: [{ segment: '*', arms: [{ id: 'b', changes }] }], ...rest },
  ],
})
const problemsOf = (config: object) => {
  const checked = checkConfig(config)
  return 'problems' in checked ? checked.problems.map(describe) : []
}
const DIALOG = block({ block: 'dialog', props: {} })

it.each([
  ['a slip of the pen', site([block({ block: 'heroo', target: '#a' })]), /no such block.*"hero"/],
  [
    'a block without a place',
    site([block({ block: 'hero' })]),
    /does not know where it goes.*"target"/,
  ],
  [
    'a question without choices',
    site([block({ block: 'survey', target: '#a', props: { kind: 'one' } })]),
    /choices.*is needed beside/,
  ],
  [
    'a link without words',
    site([block({ block: 'announcement', props: { text: 'a', link: '/' } })]),
    /link_text.*is needed beside/,
  ],
  ['a dialog with the page', site([DIALOG]), /lies over the page must wait.*"exit"/],
  [
    'a dialog at "load"',
    site([DIALOG], { trigger: { on: 'load' } }),
    /lies over the page must wait/,
  ],
  [
    'what comes with the page after an interaction',
    site([], { caps: { afterInteraction: true } }),
    /after an interaction cannot come with the page/,
  ],
  [
    'a redirect that waits',
    site([{ kind: 'redirect', to: '/b' }], { trigger: { on: 'exit' } }),
    /A redirect does not wait/,
  ],
  [
    'an event that is nearly one',
    site([], { trigger: { on: 'event', name: 'add_to_card' } }),
    /"add_to_cart"/,
  ],
  [
    'people who do what nobody does',
    site([block({ block: 'proof', target: '#a', props: { on: 'purchas' } })]),
    /props › on.*"purchase"/,
  ],
  ['a trigger that is none', site([], { trigger: { on: 'scrol', depth: 5 } }), /scroll/],
  ['a depth of nothing', site([], { trigger: { on: 'scroll', depth: 0 } }), /depth/],
  ['no rest', site([], { caps: { closed: '0d' } }), /"12h" or "30d"/],
  ['no visits', site([], { caps: { visit: 0 } }), /visit/],
  [
    'a block of the gallery’s name',
    site([], {}, [{ ...METER, id: 'hero' }]),
    /gallery has a block of this name/,
  ],
  ['a block twice', site([], {}, [METER, METER]), /used twice/],
  [
    'a place for no field',
    site([], {}, [{ ...METER, html: '<p>{day}</p>' }]),
    /no such field.*\{days\}/,
  ],
  [
    'a list in HTML',
    site([], {}, [
      {
        ...METER,
        html: '<p></p>',
        fields: [
          { name: 'rows', label: 'Rows', type: 'list', most: 3, of: [{ ...METER.fields[0] }] },
        ],
      },
    ]),
    /no place for a list/,
  ],
])('names the place and the way out of %s', (_, config, words) => {
  expect(problemsOf(config).join('\n')).toMatch(words)
})

it('takes a block of the site’s own, and one of the gallery in its usual place', () => {
  const changes = [
    block({ block: 'meter', target: '#a', props: { days: 3 } }),
    block({ block: 'announcement', props: { text: 'Hello' } }),
  ]
  expect(problemsOf(site(changes, {}, [METER]))).toEqual([])
})

const FIELDS: Field[] = [
  { name: 'text', label: 'Text', type: 'text', most: 5 },
  { name: 'link', label: 'Link', type: 'link', optional: true },
  { name: 'many', label: 'Many', type: 'number', least: 1, most: 3, optional: true },
  { name: 'when', label: 'When', type: 'moment', optional: true },
  { name: 'side', label: 'Side', type: 'choice', of: ['left', 'right'], optional: true },
  { name: 'on', label: 'On', type: 'yes', optional: true },
  {
    name: 'rows',
    label: 'Rows',
    type: 'list',
    of: [{ name: 'word', label: 'Word', type: 'text', most: 5 }],
    least: 1,
    most: 2,
    optional: true,
  },
]
const check = (props: Record<string, unknown>) =>
  checkProps({ text: 'Hello', ...props }, FIELDS, 'props', (address) =>
    address.startsWith('/') ? undefined : { problem: 'Not here', remedy: 'Stay.' },
  ).map(({ place, problem }) => `${place}: ${problem}`)

it.each([
  [{ text: '' }, ['props › text: "Text" is missing']],
  [{ text: 'Too long' }, ['props › text: This is longer than 5 signs']],
  [{ text: 5 }, ['props › text: "Text" cannot be this']],
  [{ link: 'http://a' }, ['props › link: Not here']],
  [{ many: 4 }, ['props › many: "Many" cannot be this']],
  [{ many: Number.NaN }, ['props › many: "Many" cannot be this']],
  [{ when: '2026-11-27T20:00' }, ['props › when: "When" cannot be this']],
  [{ when: '2026-13-27T20:00Z' }, ['props › when: "When" cannot be this']],
  [{ side: 'up' }, ['props › side: "Side" cannot be this']],
  [{ on: 'yes' }, ['props › on: "On" cannot be this']],
  [{ rows: [] }, ['props › rows: "Rows" cannot be this']],
  [{ rows: [{ word: 'Much too long' }] }, ['props › rows 1 › word: This is longer than 5 signs']],
  [{ rows: ['a'] }, ['props › rows: A row of a list has fields']],
  [{ txt: 'a' }, ['props › txt: This block has no such field']],
])('says of %j what is wrong', (props, problems) => {
  expect(check(props)).toEqual(problems)
})

it('takes what fits', () => {
  const props = { link: '/a', many: 3, when: '2026-11-27T20:00+01:00', side: 'left', on: false }
  expect(check({ ...props, rows: [{ word: 'a' }] })).toEqual([])
})
