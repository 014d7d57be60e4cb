import { parse, type Selector } from 'css-what'
import type { Fault } from './safe-attribute.ts'

/** What `querySelector` knows and what can be true of an element of a page that is being built. */
const PSEUDO_CLASSES = new Set(
  (
    'any-link checked default disabled empty enabled first-child first-of-type has is ' +
    'indeterminate invalid lang last-child last-of-type link not nth-child nth-last-child ' +
    'nth-last-of-type nth-of-type only-child only-of-type optional read-only read-write required ' +
    'root valid where'
  ).split(' '),
)

/** What is wrong with a change's target; undefined when a browser can look for it. */
export function selectorFault(target: string): Fault | undefined {
  return target.split('>>>').map(plainFault).find(Boolean)
}

function plainFault(target: string): Fault | undefined {
  let selectors: Selector[][]
  try {
    selectors = parse(target)
    if (!selectors.flat().length) throw new Error('it is empty')
  } catch (error) {
    return {
      problem: `This is no CSS selector: ${(error as Error).message}`,
      remedy: 'Write it like "#cta", ".hero > a" or "[data-promo]".',
    }
  }
  return selectors.flat().map(partFault).find(Boolean)
}

function partFault(part: Selector): Fault | undefined {
  if (part.type === 'pseudo-element') {
    return {
      problem: `"::${part.name}" is no element that can be changed`,
      remedy: 'Name the element that it belongs to.',
    }
  }
  if (part.type !== 'pseudo') return undefined
  if (!PSEUDO_CLASSES.has(part.name)) {
    return {
      problem: `Browsers know no ":${part.name}" here`,
      remedy: 'If the colon is part of a class name, write a backslash before it: ".md\\\\:flex".',
    }
  }
  return Array.isArray(part.data) ? part.data.flat().map(partFault).find(Boolean) : undefined
}
