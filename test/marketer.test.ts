import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const PASSWORD = 'a few words in a row'
const TITLE = '#pricing-title'
const ORIGINAL = 'We mend what we make.'
const FOR_LOOKERS = ['Found one? We mend it.', 'Keep it ten years.']
const FOR_ALL = ['Mended, whatever happens.', 'Two years of mending.']
/** One in three sees the page as it is: so many never are all of those. */
const STRANGERS = 12

/** Some thirty steps, on whatever machine. */
const PATIENCE = 150_000

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** What somebody new is shown, each in the first frame that has it: at once, and after a product. */
async function stranger(): Promise<{ first: string; looked: string }> {
  const { context, page } = await newVisitor(browser)
  await probePaints(context, TITLE)
  const read = async () => {
    await page.goto(`${world.shop}/pricing`)
    const { texts } = await painted(page)
    expect(texts).toHaveLength(1)
    return texts[0]!
  }
  const first = await read()
  await page.goto(`${world.shop}/p/drizzle-anorak`)
  await allSent(page)
  const looked = await read()
  await allSent(page)
  await context.close()
  return { first, looked }
}

/** One replay runs at a time: the next one is told to wait, and does. */
const troubles = (complaints: string[]) => complaints.filter((words) => !words.includes('429'))

async function fillCell(page: Page, cell: string, words: string): Promise<void> {
  await page.getByRole('button', { name: cell }).click()
  await page.getByLabel('Where on the page, as a CSS selector').last().fill(TITLE)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel(`Text ${TITLE}`).fill(words)
}

it('takes a marketer from an empty house to a test that is live, read and taken back', {
  timeout: PATIENCE,
}, async () => {
  const link = /^Make it yours {2}(\S+)$/m.exec(world.printed())![1]!
  const { page, context, complaints } = await newVisitor(browser)
  page.setDefaultTimeout(30_000)
  await page.goto(link)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')

  await page.getByRole('link', { name: 'Segments' }).click()
  await page.getByRole('link', { name: 'New segment' }).click()
  await page.getByLabel('From scratch, called').fill('Looked at a product')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByLabel('What the rule is about').selectOption({ label: 'viewed a product' })
  await page.getByText('viewed a product at least 1 time in the last 30 days').waitFor()

  await page.getByRole('link', { name: 'Experiences' }).click()
  await page.getByLabel('A new experience, called').fill('Care plan')
  await page.keyboard.press('Enter')
  await page.getByLabel('Add an audience').selectOption({ label: 'Looked at a product' })
  await page.getByRole('button', { name: 'Add a variant' }).click()
  await fillCell(page, 'Looked at a product, Variant B', FOR_LOOKERS[0]!)
  await fillCell(page, 'Looked at a product, Variant C', FOR_LOOKERS[1]!)
  await fillCell(page, 'Everyone else, Variant B', FOR_ALL[0]!)
  await fillCell(page, 'Everyone else, Variant C', FOR_ALL[1]!)
  await page.getByLabel('Paste the address of a page').fill(`${world.shop}/pricing`)
  await page.getByRole('button', { name: 'just this page' }).click()
  await page.getByRole('link', { name: 'Review and publish' }).click()
  await page.getByText('It is new: on /pricing').waitFor()
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Version 2 is live').waitFor()

  const seen = { first: new Set<string>(), looked: new Set<string>() }
  const isSeen = (words: string[], of: Set<string>) => words.some((each) => of.has(each))
  for (let left = STRANGERS; left > 0; left--) {
    const { first, looked } = await stranger()
    seen.first.add(first)
    seen.looked.add(looked)
    if (isSeen(FOR_ALL, seen.first) && isSeen(FOR_LOOKERS, seen.looked)) break
  }
  expect(isSeen(FOR_ALL, seen.first) && isSeen(FOR_LOOKERS, seen.looked)).toBe(true)
  expect([ORIGINAL, ...FOR_ALL]).toEqual(expect.arrayContaining([...seen.first]))
  expect([ORIGINAL, ...FOR_LOOKERS]).toEqual(expect.arrayContaining([...seen.looked]))

  await page.getByRole('link', { name: 'See the results come in' }).click()
  await page.getByText('Too early').first().waitFor()

  await page.getByRole('link', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Bring back version 1' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back version 1' }).click()
  await page.getByText('Version 1 is back').waitFor()
  expect(await stranger()).toEqual({ first: ORIGINAL, looked: ORIGINAL })
  expect(troubles(complaints)).toEqual([])
  await context.close()
})

it('lets an editor hand a draft to whoever may publish it', { timeout: PATIENCE }, async () => {
  const ada = await newVisitor(browser)
  ada.page.setDefaultTimeout(30_000)
  await ada.page.goto(`${world.console}/#token=${await world.token()}`)
  await ada.page.getByRole('link', { name: 'People' }).click()
  await ada.page.getByLabel('E-mail').fill('bea@example.com')
  await ada.page.getByLabel('Role', { exact: true }).first().selectOption('editor')
  await ada.page.getByRole('button', { name: 'Make the link' }).click()
  const invitation = await ada.page.locator('.copied code').textContent()

  const { page, context, complaints } = await newVisitor(browser)
  page.setDefaultTimeout(30_000)
  await page.goto(invitation!)
  await page.getByLabel('Your name').fill('Bea')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create your account' }).click()
  await page.getByRole('link', { name: 'Experiences' }).click()
  await page.getByRole('link', { name: 'Front page hero' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Front page, by Bea')
  await page.getByRole('link', { name: 'Review', exact: true }).first().click()
  await page.getByText('Ask a publisher to put this live').waitFor()
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the draft as a file' }).click(),
  ])

  await ada.page.getByRole('link', { name: 'Versions' }).click()
  await ada.page.getByLabel('The file of a draft').setInputFiles(await file.path())
  await ada.page.getByRole('insertion').filter({ hasText: 'Front page, by Bea' }).waitFor()
  await ada.page.getByRole('button', { name: 'Publish' }).click()
  await ada.page.getByText(/Version \d+ is live/).waitFor()
  expect(troubles([...complaints, ...ada.complaints])).toEqual([])
  await context.close()
  await ada.context.close()
})
