/** A click inside a target of an experience that is shown: its props name experience, audience and arm. */
export const TARGET_CLICK = 'target_click'

/**
 * The micro goal that every experience has without set-up. One id for each, so that a click on the
 * target of one experience counts for no other; an id of a config can have no colon.
 */
export const targetGoal = (experience: string) => `target:${experience}`

/** A page has taken a change back so often that it was given up: props as above, and the target. */
export const CONFLICT = 'experience_conflict'

/** Nothing of what an experience would change was on the page some seconds after it was shown. */
export const TARGET_MISSING = 'experience_target_missing'

/**
 * An experience with caps was shown in a page view, or would have been in control: its props name it.
 */
export const SHOWN = 'experience_shown'

/** A visitor has put a block away: props as above, and the block. */
export const BLOCK_CLOSED = 'block_closed'

/** A visitor has answered a question: props as above, which question, and the answer. */
export const SURVEY_ANSWER = 'survey_answer'
