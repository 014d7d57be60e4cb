import {
  type Alternative,
  type Difference,
  difference,
  type Effect,
  isNoAnswer,
  type Moments,
  type NoAnswer,
  type NormalPrior,
  proportionMoments,
  totalMoments,
} from '@segue/stats'

/** A method of the cases: its inputs in, the fields that a case may ask for out. */
export type Methods = Record<string, (inputs: never) => unknown>

export type Arm = { type?: 'mean' | 'proportion'; n: number; sum: number; sumSquares: number }

export type Arms<Of = Arm> = { a: Of; b: Of }

/** What a comparison of arms may be given besides them. */
export type Asked = {
  differenceType?: Difference
  alternative?: Alternative
  prior?: NormalPrior | null
  alpha?: number
  tuningN: number
}

export function momentsOf(arm: Arm): Moments | NoAnswer {
  return arm.type === 'proportion' ? proportionMoments(arm) : totalMoments(arm)
}

export function effectOf({ a, b, differenceType }: Arms & Asked): Effect | NoAnswer {
  return difference(momentsOf(a), momentsOf(b), differenceType)
}

/** In the cases' words where there is an answer; else the answer's own. */
export function say<T extends object>(
  result: T,
  words: (answer: Exclude<T, NoAnswer>) => object,
): object {
  return isNoAnswer(result) ? result : words(result as Exclude<T, NoAnswer>)
}
