import * as v from 'valibot'

const thresholds = () =>
  v.pipe(
    v.array(v.pipe(v.number(), v.minValue(0))),
    v.length(4),
    v.check(
      (numbers) => numbers.every((number, index) => index === 0 || number > numbers[index - 1]!),
      'Give four numbers, each more than the one before.',
    ),
  )

/**
 * The thresholds of recency, frequency and monetary value, by which customers get 1 to 5:
 * `recency` in days since the last order (5 up to the first number, 4 up to the second, …),
 * `frequency` in orders and `monetary` in money (2 from the first number on, 3 from the second, …).
 */
export const rfm = v.strictObject({
  recency: thresholds(),
  frequency: thresholds(),
  monetary: thresholds(),
})
export type Rfm = v.InferOutput<typeof rfm>

/** For a shop whose customers come a few times a year. */
export const USUAL_RFM: Rfm = {
  recency: [30, 90, 180, 365],
  frequency: [2, 3, 5, 10],
  monetary: [50, 100, 250, 500],
}
