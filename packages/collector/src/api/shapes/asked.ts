import * as v from 'valibot'

/** One word behind an address's "?", which may stand there once. */
export const word = (name: string) => v.string(`"${name}" is there more than once. Give it once.`)

/** One that has to look like something; `remedy` is for whoever sends another. */
export const wordLike = (name: string, form: RegExp, remedy: string) =>
  v.pipe(
    word(name),
    v.regex(form, ({ input }) => `"${name}" is ${input}. ${remedy}`),
    v.description(remedy),
  )

/** A number, with the address that shows how it is asked for. */
export const numberIn = (name: string, least: number, most: number, example: string) => {
  const remedy = `Give a number from ${least} to ${most}, as in ${example}.`
  return v.pipe(
    word(name),
    v.check(
      (text) => text.trim() !== '' && Number(text) >= least && Number(text) <= most,
      ({ input }) => `"${name}" is ${input}. ${remedy}`,
    ),
    v.description(remedy),
    v.transform(Number),
  )
}
