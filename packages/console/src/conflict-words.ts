import type { Change, Config } from '@segue/core'
import { describePlace } from './compare-configs.ts'
import { type Conflict, ORDER } from './merge-configs.ts'
import { isRecord } from './same.ts'

const LISTS: Record<string, string> = {
  segments: 'Segment',
  traits: 'Trait',
  goals: 'Goal',
  blocks: 'Block',
  experiences: 'Experience',
}

const PROPERTIES: Record<string, string> = {
  when: 'condition',
  leaveWhen: 'condition to leave',
  keep: 'how long one stays',
  name: 'name',
  weight: 'share',
  coverage: 'part that takes part',
  pages: 'pages',
  holdout: 'holdout',
  [ORDER]: 'order',
}

/** Where two people have changed the same, in words: `Experience Hero › Everyone › Friendly › text`. */
export function placeInWords(path: string[], ...configs: Config[]): string {
  const words: string[] = []
  let places: unknown[] = configs
  for (const [index, step] of path.entries()) {
    const list = path[index - 1] ?? ''
    places = places.flatMap((place) => inside(place, step) ?? [])
    if (step in LISTS && index === 0) continue
    if (['audiences', 'arms', 'changes'].includes(step)) continue
    const found = places.find(isRecord)
    const name = nameOf(list, step, found)
    words.push(index === 1 && LISTS[list] ? `${LISTS[list]} ${name}` : name)
  }
  return words.join(' › ') || 'The site'
}

function inside(place: unknown, step: string): unknown {
  if (Array.isArray(place)) {
    return place.find((item) => isRecord(item) && (item.id ?? item.segment) === step)
  }
  return isRecord(place) ? place[step] : undefined
}

function nameOf(list: string, step: string, found: Record<string, unknown> | undefined): string {
  if (list === 'changes') return found ? describePlace(found as Change) : placeOf(step)
  if (step === '*') return 'Everyone else'
  return typeof found?.name === 'string' ? found.name : (PROPERTIES[step] ?? step)
}

/** The key of a change names its target. */
function placeOf(key: string): string {
  if (!key.startsWith('[')) return key
  const [kind, target] = JSON.parse(key) as [string, string | undefined]
  return target === undefined ? kind : `${kind} of ${target}`
}

/** What somebody has made of it. */
export function valueInWords(value: unknown, { path }: Pick<Conflict, 'path'>): string {
  if (value === undefined) return path.length > 1 ? '(taken out)' : '(nothing)'
  if (typeof value === 'string') return value
  if (Array.isArray(value) && path.at(-1) === ORDER) return value.join(', ')
  return JSON.stringify(value, null, 2)
}
