import { type Published, partsAfter } from '@segue/core'
import {
  folds,
  gates,
  learners,
  operators,
  readers,
  readings,
  rooms,
  takings,
} from '@segue/core/parts'
import { scripts } from './blocks/scripts.ts'
import { pickParts } from './pick-parts.ts'
import * as seldom from './seldom-after.ts'
import type { TailParts } from './tail.ts'
import { tailBeside } from './tail-beside.ts'
import * as watchers from './watchers.ts'

const tables = {
  operators,
  readers,
  readings,
  rooms,
  gates,
  learners,
  takings,
  folds,
  seldom,
  watchers,
}

/** What a site's second file does, with all parts at hand. */
export const tailFor = (published: Published, url: string) =>
  tailBeside(pickParts(tables, partsAfter(published)) as TailParts, {
    url,
    inspect: () => import('./inspect.ts'),
    load: () => import('./more.ts'),
    block: (name) => scripts[name]!(),
  })
