/** What says that a program and no person was there, by its number in the table; 0 is none. */
export const BOT_SIGNS = { agent: 1, driven: 2, rate: 3 } as const
export type BotSign = keyof typeof BOT_SIGNS
