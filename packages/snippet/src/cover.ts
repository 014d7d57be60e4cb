import type { PublishedChange } from '@segue/core'
import { adopt } from './adopt.ts'
import type { Placed } from './apply-decisions.ts'
import type { ahead } from './blocks-ahead.ts'
import { guard } from './guard.ts'
import { MARKS } from './has-framework.ts'
import type { Undo } from './undo.ts'

/** True while an element must wait; what it would show is covered meanwhile. */
export type Hold = (placed: Placed, element: Element) => boolean

const SHEETS = 'link[rel=stylesheet]' as 'link'

/** Of sites that show blocks. */
type Ahead = { ahead?: typeof ahead }

/** Measures in em would follow the size of the covered words. */
const FROZEN = ['padding', 'margin', 'gap', 'border-radius', 'letter-spacing']

/**
 * On a page that a framework will take over nothing is written before it has: it would throw the
 * server's page away. New words are shown by a stylesheet, in the place of the old ones, and blocks
 * around the page's own tree; new content is blank for as long. Attributes and classes are no
 * matter of hydration.
 */
export const hold =
  (parts: Ahead): Hold =>
  (placed, element) => {
    const { kind } = placed.change
    if (/^(attr|image|class|style)/.test(kind) || !document.querySelector(MARKS)) return false
    if (!placed.cover) {
      let undo = () => {}
      const cover = () => undo()
      const put = () => {
        if (placed.cover !== cover || !element.isConnected) return
        undo()
        undo = coverOf(placed.change, element, parts)
      }
      placed.cover = cover
      // Before the page's stylesheets are here nothing is painted, and nothing can be measured.
      if ([...document.querySelectorAll(SHEETS)].every((link) => link.sheet)) put()
      requestAnimationFrame(() => guard(put))
    }
    return true
  }

function coverOf(change: PublishedChange, element: Element, { ahead }: Ahead): Undo {
  const root = element.getRootNode() as Document
  const target = `:is(${change.target.split('>>>').at(-1)})`
  switch (change.kind) {
    case 'text':
      return adopt(wordsCover(target, element, change.text), root)
    case 'content':
      return adopt(`${target}{visibility:hidden!important}`, root)
    case 'block':
      return ahead!(change, root.querySelectorAll(target))
    default:
      return () => {}
  }
}

function wordsCover(target: string, element: Element, text: string): string {
  const style = getComputedStyle(element)
  const size = `font-size:${style.fontSize}!important;line-height:${style.lineHeight}!important`
  const frozen = FROZEN.map((name) => `${name}:${style.getPropertyValue(name)}!important`)
  // CSS has escapes of its own.
  const words = text.replace(/["\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)
  return (
    `${target},${target} *{font-size:0!important;line-height:0!important}${target}{${frozen.join(';')}}` +
    `${target} svg{${size}}${target}::after{content:"${words}";${size}}`
  )
}
