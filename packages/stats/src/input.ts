import { impossible, type NoAnswer } from './no-answer.ts'

// What speaks against computing with an argument; undefined when nothing does.

export function whyNotShare(name: string, value: number): NoAnswer | undefined {
  if (!(value > 0 && value < 1)) return impossible(`${name} is ${value}, not between 0 and 1`)
}

export function whyNotNumber(name: string, value: number): NoAnswer | undefined {
  if (!Number.isFinite(value)) return impossible(`${name} is ${value}, not a number`)
}

export function whyNotPositive(name: string, value: number): NoAnswer | undefined {
  if (!(Number.isFinite(value) && value > 0)) return impossible(`${name} is ${value}, not above 0`)
}

export function whyNotCount(name: string, value: number): NoAnswer | undefined {
  if (!(Number.isFinite(value) && value >= 0)) return impossible(`${name} is ${value}, not a count`)
}

export function whyNotSides(sides: number): NoAnswer | undefined {
  if (sides !== 1 && sides !== 2) return impossible(`sides is ${sides}, not 1 or 2`)
}

/** The first thing that speaks against any of a list. */
export function whyNotEach<T>(
  list: readonly T[],
  whyNot: (item: T, index: number) => NoAnswer | undefined,
): NoAnswer | undefined {
  for (const [index, item] of list.entries()) {
    const refusal = whyNot(item, index)
    if (refusal) return refusal
  }
}
