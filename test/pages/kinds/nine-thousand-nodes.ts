import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { script } from './plain.ts'

const list = (from: number) =>
  Array.from(
    { length: 1_500 },
    (_, n) => `<li class="item"><a href="#item-${from + n}"><b>Item</b> ${from + n}</a></li>`,
  ).join('\n')

/** 9,000 elements, the landing page in their midst: it comes in many pieces from the parser. */
export const nineThousandNodes: HostPage = {
  name: 'nine-thousand-nodes',
  script,
  html: (place) => shell(place, `<ul>${list(0)}</ul>\n${landing()}\n<ul>${list(1_500)}</ul>`),
}
