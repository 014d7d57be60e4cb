import type { Attach } from './attach.ts'

/** The script of each block that does something, loaded when a page shows it. */
export const scripts: Record<string, () => Promise<{ attach: Attach }>> = {
  announcement: () => import('./alive/announcement.ts'),
  countdown: () => import('./alive/countdown.ts'),
  newsletter: () => import('./alive/newsletter.ts'),
  survey: () => import('./alive/survey.ts'),
  sticky: () => import('./alive/sticky.ts'),
  'slide-in': () => import('./alive/slide-in.ts'),
  dialog: () => import('./alive/dialog.ts'),
}
