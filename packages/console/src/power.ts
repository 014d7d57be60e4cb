import type { Power } from '@segue/core'
import { atom, type ReadableAtom } from 'nanostores'
import { type Get, wordsOf } from './api.ts'

export type PowerQuestion = { rate: number; lift: number; perDay: number; shares: number[] }
export type PowerAnswer = { key: string; power: Power | null; trouble: string | null }

export type PowerStore = {
  $power: ReadableAtom<PowerAnswer | null>
  /** Asks how long a test takes; an answer that was overtaken by another question is forgotten. */
  ask: (question: PowerQuestion) => Promise<void>
}

export function createPower(get: Get): PowerStore {
  const $power = atom<PowerAnswer | null>(null)
  let asked = ''
  return {
    $power,
    async ask(question) {
      const key = JSON.stringify(question)
      if (key === asked) return
      asked = key
      const { rate, lift, perDay, shares } = question
      const answer = await get<Power>(
        `/power?rate=${rate}&lift=${lift}&perDay=${perDay}&shares=${shares.join(',')}`,
      ).then(
        (power) => ({ key, power, trouble: null }),
        (error) => ({ key, power: null, trouble: wordsOf(error) }),
      )
      if (key === asked) $power.set(answer)
    },
  }
}
