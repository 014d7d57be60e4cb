import type { Browser, Page } from 'playwright-core'
import { probePaints } from '../world/paint-probe.ts'
import { newVisitor, type Visitor } from '../world/visitor.ts'

/** A new visitor on a host page whose own code has taken over; what was painted is on record. */
export async function openPage(browser: Browser, address: string, cta = '#cta'): Promise<Visitor> {
  const visitor = await newVisitor(browser)
  await probePaints(visitor.context, cta)
  await visitor.page.goto(address)
  await takenOver(visitor.page)
  return visitor
}

export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => 'pageReady' in window)
}
