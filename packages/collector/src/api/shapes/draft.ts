import * as v from 'valibot'

/** A config that somebody sends: it is checked when it is used, to name all its problems at once. */
export const draft = v.unknown()
