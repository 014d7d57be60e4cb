import {
  compileProgram,
  type Decision,
  newProfile,
  type Published,
  type ShownArm,
} from '@segue/core'
import { adopt } from './adopt.ts'
import { afterPaint } from './after-paint.ts'
import { type Applied, type Applying, applyDecisions, firstPolicy } from './apply-decisions.ts'
import type { Attach } from './blocks/attach.ts'
import { createBlocks } from './create-blocks.ts'
import { destination } from './destination.ts'
import { guard } from './guard.ts'
import type { HeadParts } from './head.ts'
import { createKeeper } from './keeper.ts'
import { meet } from './meet.ts'
import { mirrorKey } from './mirror.ts'
import { readSurroundings } from './page.ts'
import { pageView } from './page-view.ts'
import { showBadge } from './preview-badge.ts'
import { dropPreview, keepPreview } from './preview-link.ts'
import { watchRoutes } from './routes.ts'
import { isTakenOver } from './taken-over.ts'
import type { Undo } from './undo.ts'
import { installVerbs, named, type Segue } from './verbs.ts'

/** What the collector says of a preview beside its config. */
export type PreviewFacts = {
  token: string
  shown: ShownArm[]
  title: string
  details: string[]
  hint: string
  /** The scripts of blocks, by their names. */
  scripts: Record<string, string>
}

/** A page may take as long to show what it will be changed in. */
const LOOK_AFTER = 1_500

/**
 * The page as a signed link shows it. This is all that is loaded: what learns, stores, counts and
 * sends is in other files, so a preview can do none of that.
 */
export function preview(
  published: Published,
  facts: PreviewFacts,
  parts: HeadParts,
  load: (script: string) => Promise<{ attach: Attach }>,
): void {
  const key = mirrorKey(published.site)
  guard(() => keepPreview(key, facts.token))
  const { find, hold } = parts.seldom
  const fill = parts.seldom.fill?.(parts.seldom)
  const program = compileProgram(published, parts)
  // Somebody of whom nothing is known: the visitor's own profile is not even read.
  const nobody = newProfile('preview')
  const decideHere = () => {
    const surroundings = readSurroundings(parts.signs)
    return meet(program, nobody, [pageView(surroundings)], surroundings, fill)
  }

  let decisions = decideHere()
  let tellWhere = () => {}
  const page: Applying & { parts: HeadParts; changes?: Applied } = {
    parts,
    policy: firstPolicy(hold?.(parts.seldom)),
    onExposed: () => tellWhere(),
  }
  page.changes = applyDecisions(decisions, false, page)
  // On another site there is no way to leave the preview.
  const away = elsewhere(decisions)
  const to = away ? undefined : destination(decisions)
  if (to) {
    adopt(':root{visibility:hidden!important}')
    location.replace(to.href)
  }

  afterPaint(() => {
    const keeper = createKeeper(page, isTakenOver, { applyDecisions }, () => {})
    const badge = showBadge({
      ...facts,
      button: 'Leave preview',
      onButton() {
        guard(() => dropPreview(key))
        location.reload()
      },
    })
    const isThere = (target: string) =>
      !!guard(() => [...(find ?? everywhere)(target, () => {})].length)
    const isHere = () =>
      isTarget(published) || decisions.some(({ audience }) => audience.targets.some(isThere))
    tellWhere = () =>
      badge.note(away ? `Sends visitors to ${away}` : isHere() ? '' : 'Nothing of it on this page')
    const tellLater = () => setTimeout(() => guard(tellWhere), LOOK_AFTER)
    tellLater()

    const blocks = createBlocks({
      load: (block) => load(facts.scripts[block]!),
      declare: () => {},
    })
    const unwatchBlocks = blocks.watch({
      track: () => {},
      tell: () => {},
      isTold: () => false,
      isOn: () => false,
      get decisions() {
        return decisions
      },
    })
    const unwatch = watchRoutes(() => {
      decisions = decideHere()
      keeper.show(decisions, true)
      tellLater()
    })
    const stop = () => {
      for (const each of [unwatchBlocks, unwatch, keeper.undo, badge.remove]) guard(each)
    }
    installVerbs({
      ...silent(stop, () => seen(decisions, facts.shown)),
      block: blocks.register,
    })
  })
}

/** A link that is none (any more): the page stays as it is, and says why. */
export function refusePreview(site: string, message: string): void {
  guard(() => dropPreview(mirrorKey(site)))
  afterPaint(() => {
    const { remove } = showBadge({
      title: message,
      details: [],
      button: 'Close',
      onButton: () => remove(),
    })
  })
}

const everywhere = (target: string) => document.querySelectorAll(target)

const addressOf = (redirect: string) => new URL(redirect, location.href)

/** Where another site's page is what an arm shows. */
const elsewhere = (decisions: Decision[]): string | undefined =>
  decisions
    .flatMap(({ arm }) => (arm.redirect ? addressOf(arm.redirect) : []))
    .find(({ origin }) => origin !== location.origin)?.href

/** An arm sends its visitors to this page. */
const isTarget = ({ experiences }: Published): boolean =>
  experiences.some(({ audiences }) =>
    audiences.some(({ arms }) =>
      arms.some(({ redirect }) => redirect && addressOf(redirect).pathname === location.pathname),
    ),
  )

/** As the config has them: in a preview's own everybody is everyone. */
const seen = (decisions: Decision[], shown: ShownArm[]) =>
  named(decisions).map(
    (decision) => shown.find(({ experience }) => experience === decision.experience) ?? decision,
  )

/** The page may call what it always calls, and nothing comes of it. */
const silent = (stop: Undo, decisions: Segue['decisions']): Segue => ({
  track: async () => {},
  identify: async () => {},
  consent: async () => {},
  on: () => () => {},
  why: async () => [],
  decisions,
  forget: async () => {},
  export: async () => ({ profile: undefined, waiting: [] }),
  debug: async () => console.table(decisions()),
  block: () => {},
  begin: () => {},
  stop,
})
