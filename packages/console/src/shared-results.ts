import type { Entrance } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { createApi } from './api.ts'
import { createLooking, type LookingStore } from './looking.ts'
import { createReading } from './reading.ts'
import type { Repeat } from './repeat.ts'

export type SharedState =
  | { kind: 'waiting' | 'shown' | 'ended' }
  | { kind: 'trouble'; words: string }

export type SharedStore = LookingStore & {
  /** `ended`: revoked, over, or never a link; `trouble` where that is not known. */
  $state: ReadableAtom<SharedState>
}

/** The secret of an address such as `…/#shared=abc`. It stays there, so that one may load it again. */
export const sharedIn = (hash: string): string | null => /^#shared=(.+)$/.exec(hash)?.[1] ?? null

const PAUSE = 30_000

/** What a link to one experience's results shows to whoever has it. */
export function createShared(
  secret: string,
  { api, repeat, now }: { api: string; repeat: Repeat; now: () => number },
): SharedStore {
  const { get } = createApi({ base: api, bearer: secret, refused: () => {} })
  const { $reading } = createReading({
    $key: atom('/access'),
    load: (path) => get<Entrance>(path),
    repeat,
    pause: PAUSE,
    now,
  })
  const $shows = computed($reading, (reading) =>
    reading.kind === 'here' ? (reading.value.caller?.shows ?? null) : null,
  )
  return {
    ...createLooking({ get, repeat, now }, $shows),
    $state: computed([$reading, $shows], (reading, shows): SharedState => {
      if (reading.kind === 'waiting') return { kind: 'waiting' }
      if (reading.kind === 'missing') return { kind: 'trouble', words: reading.trouble }
      return { kind: shows ? 'shown' : 'ended' }
    }),
  }
}
