import { announcement } from './announcement.tsx'
import type { Block } from './block.ts'
import { card } from './card.tsx'
import { countdown } from './countdown.tsx'
import { dialog } from './dialog.tsx'
import { hero } from './hero.tsx'
import { newsletter } from './newsletter.tsx'
import { proof } from './proof.tsx'
import { slideIn } from './slide-in.tsx'
import { sticky } from './sticky.tsx'
import { strip } from './strip.tsx'
import { survey } from './survey.tsx'

/** What the gallery's blocks look like and do, by the ids of their forms in core. */
export const gallery: Record<string, Block<never>> = {
  announcement,
  hero,
  card,
  countdown,
  newsletter,
  survey,
  sticky,
  strip,
  proof,
  'slide-in': slideIn,
  dialog,
}
