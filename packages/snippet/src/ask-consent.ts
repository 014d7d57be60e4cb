import type { Consent } from '@segue/core'
import type { Command } from './commands.ts'
import { guard } from './guard.ts'

/** Tells each word that its consent manager says, from now on; nothing while it waits for the visitor. */
export type Ask = (consent: Consent, tell: (isGranted: boolean) => void) => void

/** What a consent manager says becomes what the page itself would push. */
export function askConsent(consent: Consent, ask: Ask | undefined): void {
  window.segue ??= []
  let last: boolean | undefined
  const tell = (isGranted: boolean) => {
    if (isGranted === last) return
    last = isGranted
    const command: Command = ['consent', isGranted ? 'granted' : 'denied']
    window.segue!.push(command)
  }
  guard(() => ask?.(consent, tell))
}
