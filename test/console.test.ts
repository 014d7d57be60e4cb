import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const SPRING = '/?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
const BEFORE = 'Open the spring edit'
const AFTER = 'See what is new <b>& dry</b>'

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** What somebody new who comes with the letter reads on the button. */
async function buttonOfStranger(): Promise<string> {
  const { context, page } = await newVisitor(browser)
  await page.goto(world.shop + SPRING)
  const words = (await page.textContent('#hero-cta'))!.trim()
  await allSent(page)
  await context.close()
  return words
}

it('lets a marketer change a button for a segment, see it live, and go back', async () => {
  expect(await buttonOfStranger()).toBe(BEFORE)
  const { page, context, complaints } = await newVisitor(browser)
  page.setDefaultTimeout(8_000)
  await page.goto(`${world.console}/#token=${await world.token()}`)
  expect(page.url()).not.toContain('token')

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByRole('radio', { name: 'Came with the spring letter' }).check()
  await page.getByLabel('Text #hero-cta').fill(AFTER)
  await page.getByLabel('Note').fill('Words for April')
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Version 2').first().waitFor()
  expect(await buttonOfStranger()).toBe(AFTER)

  await page.getByRole('link', { name: 'Versions' }).click()
  await page.getByText('Words for April').waitFor()
  await page.getByRole('button', { name: 'Bring back version 1' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back version 1' }).click()
  await page.getByRole('heading', { name: 'Version 3' }).waitFor()
  expect(await buttonOfStranger()).toBe(BEFORE)

  // The three strangers are in the report, without a reload by hand.
  await page.getByRole('link', { name: 'Results' }).click()
  const row = page.getByRole('row').filter({ hasText: 'The letter goes on' })
  await expect.poll(() => row.textContent(), { timeout: 10_000 }).toMatch(/The letter goes on.*3/)
  await page.getByRole('link', { name: 'Live' }).click()
  await page.getByText('experience_impression').first().waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

it('lets nobody in who is not known', async () => {
  const { page, context } = await newVisitor(browser)
  await page.goto(world.console)
  await page.getByText('Nobody owns this installation yet').waitFor()
  for (const path of ['sites', 'sites/shop/config', 'sites/shop/reports/hero']) {
    expect((await fetch(`${world.console}/api/${path}`)).status).toBe(401)
    const forged = { headers: { authorization: 'Bearer wrong' } }
    expect((await fetch(`${world.console}/api/${path}`, forged)).status).toBe(401)
  }
  await context.close()
})
