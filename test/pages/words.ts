/** What every host page says, until a visitor presses `#rename`. */
export const ORIGINAL = 'Start free trial'
export const RENAMED = 'Start now'
export const HEADLINE = 'Good tools, gently made'
export const PROMO = 'Two months free when you pay for a year.'

/** The second view of a site: its call to action is another one, though it has the same id. */
export const PLANS = 'Plans'
export const CHOOSE = 'Choose a plan'
