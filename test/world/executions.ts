import type { BrowserContext } from 'playwright-core'

/** What ran, or tried to, in a browser that only shows what others have written. */
export type Executions = { seen: string[] }

/**
 * Watches every page of a browser profile: the mark that payloads set, dialogs, what a policy had to
 * stop, and requests to a host that nobody has a reason to ask.
 */
export async function watchExecutions(
  context: BrowserContext,
  canary: string,
): Promise<Executions> {
  const seen: string[] = []
  await context.exposeFunction('__tell', (what: string) => void seen.push(what))
  await context.addInitScript(() => {
    const page = window as unknown as { __tell: (what: string) => void }
    Object.defineProperty(window, '__ran', { set: (n) => page.__tell(`ran ${n}`) })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      page.__tell(`stopped by ${violatedDirective} ${sample}`),
    )
  })
  context.on('dialog', async (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    await dialog.dismiss()
  })
  await context.route(`${canary}/**`, async (route) => {
    seen.push(`asked ${route.request().url()}`)
    await route.abort()
  })
  return { seen }
}
