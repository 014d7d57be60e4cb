import { readFileSync } from 'node:fs'

/** What the shop's owner would publish. The collector checks it, so it is handed on unread. */
export const readDemoConfig = (): unknown =>
  JSON.parse(readFileSync(new URL('../segue.config.json', import.meta.url), 'utf8'))
