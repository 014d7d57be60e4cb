import type { Draft, DraftStore } from '../draft.ts'
import { plural } from '../format.ts'
import type { RouteStore } from '../route.ts'

type Props = { current: Draft; draft: DraftStore; route: RouteStore; mayPublish: boolean }

/** What is not live yet, always in sight where one edits. */
export function DraftBar({ current, draft, route, mayPublish }: Props) {
  const { dirty, lines, newer, canUndo, canRedo } = current
  if (!dirty && !canUndo && !canRedo) return null
  return (
    <section class="draft-bar" aria-label="Draft">
      <p role="status">
        {dirty
          ? `${plural(Math.max(1, lines.length), 'change')} not published`
          : 'Nothing to publish'}
        {newer && <b> · version {newer.version} was published meanwhile</b>}
      </p>
      <div class="draft-bar-actions">
        <button type="button" aria-disabled={canUndo ? undefined : 'true'} onClick={draft.undo}>
          Undo
        </button>
        <button type="button" aria-disabled={canRedo ? undefined : 'true'} onClick={draft.redo}>
          Redo
        </button>
        {dirty && (
          <a class="button primary" href={route.href({ screen: 'publish' })}>
            {mayPublish ? 'Review and publish' : 'Review'}
          </a>
        )}
      </div>
    </section>
  )
}
