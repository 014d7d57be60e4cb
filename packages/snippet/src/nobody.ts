import { failures } from './guard.ts'
import type { Segue } from './verbs.ts'

/**
 * The verbs where there is no visitor to speak of: on a server, while the site has paused
 * everything, and where its config has not come. Nothing waits for them.
 */
export const nobody: Segue = {
  async track() {},
  async identify() {},
  async consent() {},
  on(signal, callback) {
    if (signal === 'decision') callback([] as never)
    return () => {}
  },
  why: async () => [],
  decisions: () => [],
  async forget() {
    throw new Error('Segue is not at work here, so nothing was erased. segue.debug() may say why.')
  },
  export: async () => ({ profile: undefined, waiting: [] }),
  debug: async () => console.log('Segue is not at work here.', failures),
  block() {},
  begin() {},
  stop() {},
}
