import type { Change, Config } from '@segue/core'
import { changePlace } from './change-place.ts'
import { isRecord, same } from './same.ts'

/** What two people have made of the same thing; absent where one took it out. */
export type Conflict = { path: string[]; base: unknown; mine: unknown; theirs: unknown }
export type Choice = 'mine' | 'theirs'
/** By the key of a conflict. */
export type Choices = Record<string, Choice>

export const conflictKey = ({ path }: Pick<Conflict, 'path'>) => JSON.stringify(path)

/** The last step of a path that means the order of a list. */
export const ORDER = '(order)'

/** What makes sense only as a whole: half of one and half of another is neither. */
const WHOLE = new Set([
  'when',
  'leaveWhen',
  'where',
  'schedule',
  'trigger',
  'group',
  'ramp',
  'bandit',
  'rfm',
])

/**
 * My changes and theirs since `base`, both in one config. Where both have changed the same, it is a
 * conflict: it goes by the choice, and stays as I have it until there is one.
 */
export function mergeConfigs(
  base: Config,
  mine: Config,
  theirs: Config,
  choices: Choices = {},
): { config: Config; conflicts: Conflict[] } {
  const conflicts: Conflict[] = []

  function choose(path: string[], of: Omit<Conflict, 'path'>): unknown {
    const conflict = { path, ...of }
    conflicts.push(conflict)
    return choices[conflictKey(conflict)] === 'theirs' ? of.theirs : of.mine
  }

  function merge(path: string[], base: unknown, mine: unknown, theirs: unknown): unknown {
    if (same(mine, theirs) || same(base, mine)) return theirs
    if (same(base, theirs)) return mine
    if (!isWhole(path)) {
      if (isRecord(mine) && isRecord(theirs)) {
        return mergeRecords(path, isRecord(base) ? base : {}, mine, theirs)
      }
      const [was, my, their] = [base ?? [], mine, theirs].map((list) => keyed(path, list))
      if (was && my && their) return mergeLists(path, was, my, their)
    }
    return choose(path, { base, mine, theirs })
  }

  function mergeRecords(
    path: string[],
    base: Record<string, unknown>,
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
  ): Record<string, unknown> {
    const names = new Set([...Object.keys(theirs), ...Object.keys(mine)])
    return Object.fromEntries(
      [...names].flatMap((name) => {
        const value = merge([...path, name], base[name], mine[name], theirs[name])
        return value === undefined ? [] : [[name, value]]
      }),
    )
  }

  function mergeLists(path: string[], base: Keyed, mine: Keyed, theirs: Keyed): unknown[] {
    const names = new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])
    const merged = new Map(
      [...names].map((name) => [
        name,
        merge([...path, name], base.get(name), mine.get(name), theirs.get(name)),
      ]),
    )
    return mergeOrder(path, [...base.keys()], [...mine.keys()], [...theirs.keys()]).flatMap(
      (name) => {
        const value = merged.get(name)
        return value === undefined ? [] : [value]
      },
    )
  }

  function mergeOrder(
    path: string[],
    base: string[],
    mine: string[],
    theirs: string[],
  ): readonly string[] {
    const moved = (list: string[]) => !same(among(base, list), among(list, base))
    const apart = !same(among(mine, theirs), among(theirs, mine))
    const lead =
      moved(mine) && moved(theirs) && apart
        ? (choose([...path, ORDER], { base, mine, theirs }) as string[])
        : moved(mine)
          ? mine
          : theirs
    return withOthers(withOthers(lead, lead === mine ? theirs : mine), base)
  }

  const config = merge([], base, mine, theirs) as Config
  return { config, conflicts }
}

type Keyed = Map<string, unknown>

/** A list whose elements can be told apart by name; undefined for any other value. */
function keyed(path: string[], list: unknown): Keyed | undefined {
  if (!Array.isArray(list)) return undefined
  const names = list.map((item) => nameIn(path.at(-1), item))
  const known = names.filter((name) => name !== undefined)
  return known.length === list.length && new Set(known).size === known.length
    ? new Map(known.map((name, index) => [name, list[index]]))
    : undefined
}

function nameIn(list: string | undefined, item: unknown): string | undefined {
  if (typeof item === 'string') return item
  if (!isRecord(item)) return undefined
  if (list === 'changes') return changePlace(item as Change)
  const name = list === 'audiences' ? item.segment : item.id
  return typeof name === 'string' ? name : undefined
}

function isWhole(path: string[]): boolean {
  return WHOLE.has(path.at(-1) ?? '') || (path.length === 2 && path[0] === 'traits')
}

const among = (list: string[], others: string[]) => list.filter((name) => others.includes(name))

/** A list with what another has besides: each behind the one that it follows there. */
function withOthers(list: readonly string[], others: string[]): string[] {
  const all = [...list]
  for (const [index, name] of others.entries()) {
    if (all.includes(name)) continue
    all.splice(index === 0 ? 0 : all.indexOf(others[index - 1]!) + 1, 0, name)
  }
  return all
}
