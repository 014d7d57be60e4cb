import { srcsetFault, urlFault } from './safe-url.ts'

export type Fault = { problem: string; remedy: string }

/** What is wrong with a value of this attribute; undefined when it may be published. */
type Rule = (value: string) => Fault | undefined

const anything: Rule = () => undefined
const oneOf =
  (...words: string[]): Rule =>
  (value) =>
    words.includes(value)
      ? undefined
      : { problem: 'This value is not allowed', remedy: `Use ${quoted(words)}.` }
const matching =
  (pattern: RegExp, example: string): Rule =>
  (value) =>
    pattern.test(value)
      ? undefined
      : { problem: 'This value is not allowed', remedy: `Write it like ${example}.` }
/** What is wrong with an address that visitors are led to, or that a picture comes from. */
export const addressFault = (value: string, use: 'link' | 'image'): Fault | undefined =>
  fault(urlFault(value, use), use)
const address =
  (use: 'link' | 'image'): Rule =>
  (value) =>
    addressFault(value, use)
const fault = (problem: string | undefined, use: 'link' | 'image'): Fault | undefined =>
  problem === undefined
    ? undefined
    : {
        problem,
        remedy:
          use === 'link'
            ? 'Use http:, https:, mailto:, tel: or an address of the site itself such as "/sale".'
            : 'Use http:, https: or an address of the site itself such as "/shoes.jpg".',
      }

const number = matching(/^\d{1,5}$/, '"320"')
const words = (...allowed: string[]): Rule => {
  const one = oneOf(...allowed)
  return (value) => (value.split(' ').every((word) => !one(word)) ? undefined : one(value))
}

/** On every element. */
const common: Record<string, Rule> = {
  class: anything,
  dir: oneOf('ltr', 'rtl', 'auto'),
  hidden: anything,
  id: matching(/^[a-z][\w-]*$/i, '"offer-banner"'),
  lang: matching(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, '"en" or "pt-BR"'),
  role: matching(/^[a-z]+( [a-z]+)*$/, '"status"'),
  tabindex: oneOf('0', '-1'),
  title: anything,
}

/** On some elements only. No `style`: a page's own policy may forbid it, a class works everywhere. */
const special: Record<string, Record<string, Rule>> = {
  a: {
    href: address('link'),
    hreflang: matching(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, '"en"'),
    rel: words('external', 'nofollow', 'noopener', 'noreferrer', 'sponsored', 'ugc'),
    target: oneOf('_blank', '_self', '_parent', '_top'),
  },
  button: { disabled: anything, type: oneOf('button') },
  col: { span: number },
  colgroup: { span: number },
  data: { value: anything },
  del: { datetime: anything },
  details: { open: anything },
  img: {
    alt: anything,
    decoding: oneOf('async', 'sync', 'auto'),
    fetchpriority: oneOf('high', 'low', 'auto'),
    height: number,
    loading: oneOf('lazy', 'eager'),
    sizes: anything,
    src: address('image'),
    srcset: (value) => fault(srcsetFault(value), 'image'),
    width: number,
  },
  ins: { datetime: anything },
  li: { value: number },
  ol: { reversed: anything, start: number, type: oneOf('1', 'a', 'A', 'i', 'I') },
  source: {
    height: number,
    media: anything,
    sizes: anything,
    srcset: (value) => fault(srcsetFault(value), 'image'),
    type: matching(/^image\/[a-z0-9.+-]+$/, '"image/avif"'),
    width: number,
  },
  td: { colspan: number, headers: anything, rowspan: number },
  th: {
    colspan: number,
    headers: anything,
    rowspan: number,
    scope: oneOf('col', 'row', 'colgroup', 'rowgroup'),
  },
  time: { datetime: anything },
}

/** What a change may set on an element of the page, whatever element that is. */
const settable: Record<string, Rule> = {
  ...common,
  ...special.img,
  ...special.a,
  ...special.time,
  disabled: anything,
  open: anything,
  placeholder: anything,
}

// Attributes in which well-known page libraries look for code to run: AngularJS, htmx, Alpine,
// Knockout, Datastar, Vue.
const RUNS_CODE = /^data-(ng|hx|x|bind|on|v)(-|$)/
const FREE = /^(aria|data)-[a-z0-9_.-]+$/

/** What forbids this attribute in published HTML; undefined when it may be there. */
export function attributeFault(tag: string, name: string, value: string): Fault | undefined {
  return judge({ ...common, ...special[tag] }, name, value, `on <${tag}>`)
}

/** What forbids a change that sets this attribute; undefined when it may. */
export function changeFault(name: string, value: string): Fault | undefined {
  return judge(settable, name, value, 'in a change')
}

function judge(rules: Record<string, Rule>, name: string, value: string, where: string) {
  if (FREE.test(name) && !RUNS_CODE.test(name)) return undefined
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (rule) return rule(value)
  return {
    problem: `The attribute "${name}" is not allowed ${where}`,
    remedy: `${wayOut(name)} Allowed: ${Object.keys(rules).sort().join(', ')}, aria-*, data-*.`,
  }
}

function wayOut(name: string): string {
  if (/^on/i.test(name)) return 'Pages get data, never code: use data-segue-event to follow clicks.'
  if (name === 'style') return "Use a class of the site's own stylesheet."
  return 'Remove it.'
}

function quoted(words: string[]): string {
  return words.map((word) => `"${word}"`).join(', ')
}
