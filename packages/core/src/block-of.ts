import type { BlockForm } from './block-form.ts'
import { BLOCKS } from './block-forms.ts'
import type { Change } from './change.ts'
import type { Config } from './config.ts'
import type { OwnBlock } from './own-block.ts'

export type BlockChange = Extract<Change, { kind: 'block' }>

/** The block that a change names, of the site's own or of the gallery. */
export const blockOf = (
  { blocks }: Pick<Config, 'blocks'>,
  id: string,
): OwnBlock | BlockForm | undefined => [...blocks, ...BLOCKS].find((each) => each.id === id)

/** Where a block goes: the change says so, or the block itself knows. */
export function placeOf(
  config: Pick<Config, 'blocks'>,
  { block, target, where }: BlockChange,
): { target: string; where: NonNullable<BlockChange['where']> } | undefined {
  const form = blockOf(config, block)
  const usual = form && 'place' in form ? form.place : undefined
  const found = target ?? usual?.target
  if (found === undefined) return undefined
  return { target: found, where: where ?? (target === undefined ? usual!.where : 'over') }
}
