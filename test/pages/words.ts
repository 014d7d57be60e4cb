/** What every host page says, until a visitor presses `#rename`. */
export const ORIGINAL = 'Start free trial'
export const RENAMED = 'Start now'
/** The second page's call to action is another one, though it has the same id. */
export const SECOND = 'Choose a plan'

export const HEADLINE = 'Good tools, gently made'
export const PROMO = 'Two months free when you pay for a year.'
