/** The end of a switch over a union: a new kind lights up every place that must know it. */
export function unreachable(value: never): never {
  throw new TypeError(`Nothing is known of ${JSON.stringify(value)}.`)
}
