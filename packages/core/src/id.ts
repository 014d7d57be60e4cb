import * as v from 'valibot'

/** The name of a segment, trait, goal, experience, arm or site: it is part of stamps such as `hero/vip/b`. */
export const id = v.pipe(
  v.string(),
  v.regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}$/,
    'Use 1 to 64 letters, digits, "_" or "-", starting with a letter or digit.',
  ),
  // Ids become keys of objects: `constructor` is one that every object has.
  v.check((text) => !(text in {}), 'This word means something in JavaScript. Choose another name.'),
)
