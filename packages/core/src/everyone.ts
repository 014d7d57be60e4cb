/** The audience of everyone whom no segment before it has taken. */
export const EVERYONE = '*'
