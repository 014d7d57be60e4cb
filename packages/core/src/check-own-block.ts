import { BLOCKS } from './block-forms.ts'
import { twice } from './check-experience.ts'
import { nearName } from './near-name.ts'
import type { OwnBlock } from './own-block.ts'
import type { Problem } from './problem.ts'

/** Where a field goes in a block's HTML. */
export const PLACE = /\{(\w+)\}/g

/** What a shape cannot say about a block of the site's own. */
export function checkOwnBlock({ id, fields, html }: OwnBlock): Problem[] {
  const place = `blocks "${id}"`
  const names = fields.map(({ name }) => name)
  const gallery = BLOCKS.some((block) => block.id === id)
  const unknown = [...html.matchAll(PLACE)].filter(([, name = '']) => !names.includes(name))
  return [
    ...twice(`${place} › fields`, fields, ({ name }) => name),
    ...(gallery
      ? [
          {
            place,
            value: `"${id}"`,
            problem: 'The gallery has a block of this name',
            remedy: 'Choose another name.',
          },
        ]
      : []),
    ...unknown.map(([shown, name = '']) => {
      const near = nearName(name, names)
      return {
        place: `${place} › html`,
        value: shown,
        problem: 'This block has no such field',
        remedy: near ? `Did you mean {${near}}?` : `Add a field "${name}", or write it out.`,
      }
    }),
    ...fields
      .filter(({ type }) => type === 'list')
      .map(({ name }) => ({
        place: `${place} › fields "${name}"`,
        value: '"list"',
        problem: 'HTML has no place for a list',
        remedy: 'Give each row a field of its own, or let your own script read the list.',
      })),
  ]
}
