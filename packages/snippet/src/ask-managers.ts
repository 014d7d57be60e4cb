import type { Published } from '@segue/core'
import { askFirst } from './ask-first.ts'
import * as consents from './consents.ts'

/** For who has all parts at hand: whichever manager the config names. */
export const askManagers = (published: Published): string | undefined =>
  askFirst(published, consents)
