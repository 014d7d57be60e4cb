const OFTEN = 50
/** Who has not come after a minute does not come. */
const LONGEST = 60_000

/** Calls as soon as the page has what is looked for: now, where it stands before us. */
export function onceThere<Thing>(
  look: () => Thing | undefined,
  call: (thing: Thing) => void,
  left = LONGEST,
): void {
  const thing = look()
  if (thing) call(thing)
  else if (left > 0) setTimeout(() => onceThere(look, call, left - OFTEN), OFTEN)
}
