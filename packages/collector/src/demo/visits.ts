/** A visit that will take place: whose, when, and which of theirs it is. */
export type PlannedVisit = { visitor: number; at: number; number: number }

const DAY = 86_400_000
const HOUR = 3_600_000

/** From Sunday on: most people look on Sundays and in the middle of the week. */
const WEEKDAYS = [1.15, 0.95, 1, 1.05, 1, 0.85, 0.9]
/** So many of those who were there come again, and again of these. */
const COMES_BACK = 0.38
const MOST_VISITS = 6

/** When everybody comes in the days before `now`, in the order of time. */
export function planVisits(
  { visitors, days, now }: { visitors: number; days: number; now: number },
  random: () => number,
): PlannedVisit[] {
  const begin = now - days * DAY
  const weights = Array.from({ length: days }, (_, day) => {
    const weekday = WEEKDAYS[new Date(begin + day * DAY).getUTCDay()]!
    // The shop grows a little.
    return weekday * (1 + (0.3 * day) / days)
  })
  const sums = weights.map((_, day) => weights.slice(0, day + 1).reduce((sum, one) => sum + one, 0))
  const visits: PlannedVisit[] = []
  for (let visitor = 0; visitor < visitors; visitor++) {
    const drawn = random() * sums.at(-1)!
    const day = sums.findIndex((sum) => drawn < sum)
    // Two draws make evenings likelier than nights.
    let at = begin + day * DAY + (0.5 + random() * 0.5 + random() * 0.49) * 12 * HOUR
    for (let number = 1; at < now - HOUR && number <= MOST_VISITS; number++) {
      visits.push({ visitor, at: Math.floor(at), number })
      if (random() >= COMES_BACK) break
      at += DAY * (0.3 + 8 * random() ** 2)
    }
  }
  return visits.sort((one, other) => one.at - other.at)
}
