import { type Change, type DrawnBlock, EVERYONE } from '@segue/core'
import { compileDraft } from '../publish/compile-draft.ts'

type Asked = { block: string; props: Record<string, unknown>; blocks: unknown[] }

/** A block as it would be published, alone in a config: what that refuses is refused here too. */
export function drawBlock(site: string, { block, props, blocks }: Asked): DrawnBlock {
  const change: Change = { kind: 'block', block, target: 'body', where: 'last', props }
  const alone = {
    id: 'alone',
    pages: ['/'],
    // What lies over a page has to wait for something.
    trigger: { on: 'exit' },
    audiences: [{ segment: EVERYONE, arms: [{ id: 'b', changes: [change] }] }],
  }
  const compiled = compileDraft(site, { site, blocks, experiences: [alone] }, 1)
  if ('problems' in compiled) return { tree: [], problems: compiled.problems }
  const [drawn] = compiled.published.experiences[0]!.audiences[0]!.arms[0]!.changes
  if (drawn?.kind !== 'block') throw new Error(`A block was published as "${drawn?.kind}".`)
  const { tree, css } = drawn
  return { tree, ...(css !== undefined && { css }), problems: [] }
}
