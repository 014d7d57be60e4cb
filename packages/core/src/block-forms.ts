import type { BlockForm } from './block-form.ts'
import { announcement } from './blocks/announcement.ts'
import { card } from './blocks/card.ts'
import { countdown } from './blocks/countdown.ts'
import { dialog } from './blocks/dialog.ts'
import { hero } from './blocks/hero.ts'
import { newsletter } from './blocks/newsletter.ts'
import { proof } from './blocks/proof.ts'
import { slideIn } from './blocks/slide-in.ts'
import { sticky } from './blocks/sticky.ts'
import { strip } from './blocks/strip.ts'
import { survey } from './blocks/survey.ts'

export {
  announcement,
  card,
  countdown,
  dialog,
  hero,
  newsletter,
  proof,
  slideIn,
  sticky,
  strip,
  survey,
}

/** The gallery. A block is a row here, and a component of the same name in the snippet. */
export const BLOCKS: readonly BlockForm[] = [
  announcement,
  hero,
  card,
  countdown,
  newsletter,
  survey,
  sticky,
  strip,
  proof,
  slideIn,
  dialog,
]
