import type { Config } from '@segue/core'
import { compareConfigs } from './compare-configs.ts'
import { experienceName } from './names.ts'
import { same } from './same.ts'

type Named = { id: string; name?: string | undefined }

/** Words for a version whose author has none. */
export function suggestNote(before: Config, after: Config): string {
  const wordings = compareConfigs(before, after).every(({ kind }) => kind === 'wording')
  const hero = namesOf(before.experiences, after.experiences)
  const others = [
    ...namesOf(before.segments, after.segments),
    ...namesOf(before.goals, after.goals),
    // Traits come with the segments that ask for them.
  ]
  const order = Object.keys(after).some((key) => !same(before[key as never], after[key as never]))
  if (hero.length && !others.length && wordings) return `New wording in ${listed(hero)}`
  if (hero.length || others.length) return `Changes ${listed([...hero, ...others].slice(0, 4))}`
  return order ? 'Changes settings or their order' : ''
}

/** What came, went or is different. */
function namesOf(before: Named[], after: Named[]): string[] {
  const changed = after.filter(
    (is) =>
      !same(
        before.find(({ id }) => id === is.id),
        is,
      ),
  )
  const gone = before.filter(({ id }) => !after.some((other) => other.id === id))
  return [...changed, ...gone].map((one) => experienceName(one))
}

const listed = (names: string[]) => names.join(', ')
