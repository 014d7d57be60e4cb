import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { tabTo } from './world/keyboard.ts'
import { newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

it('lets somebody without a mouse make a segment, put things in order, publish, go back and leave', async () => {
  const { page, context, complaints } = await newVisitor(browser)
  page.setDefaultTimeout(15_000)
  const keys = page.keyboard
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const press = async (wanted: ReturnType<typeof link>) => {
    await tabTo(page, wanted)
    await keys.press('Enter')
  }
  await page.goto(`${world.console}/#token=${await world.token()}`)

  await press(link('Segments'))
  await press(link('New segment'))
  await tabTo(page, page.getByLabel('From scratch, called'))
  await keys.type('Looks at jackets')
  await keys.press('Enter')
  await press(button('Add a rule'))
  await tabTo(page, page.getByLabel('What the rule is about'))
  await keys.type('viewed a p')
  await tabTo(page, page.getByLabel('How long', { exact: true }))
  await keys.press('Control+A')
  await keys.type('7')
  await page.getByText('viewed a page at least 1 time in the last 7 days').waitFor()

  await press(link('All segments'))
  const segments = page.locator('.segment-row-name')
  await segments.first().waitFor()
  const before = await segments.allTextContents()
  await tabTo(page, button(/^Move Looks at jackets/))
  await keys.press('ArrowUp')
  await page.getByText(`Looks at jackets: place ${before.length - 1} of ${before.length}`).waitFor()
  const last = before.at(-2)!
  expect(await segments.allTextContents()).toEqual([...before.slice(0, -2), before.at(-1), last])

  await press(link('Experiences'))
  // Its rows look like those of the screen before.
  await page.getByRole('heading', { name: 'Experiences' }).waitFor()
  const experiences = page.locator('.segment-row-name')
  await experiences.first().waitFor()
  const [first, second, ...others] = await experiences.allTextContents()
  await tabTo(page, button(/^Move /))
  await keys.press('ArrowDown')
  await page.getByText(/: place 2 of/).waitFor()
  expect(await experiences.allTextContents()).toEqual([second, first, ...others])

  await press(link('Front page hero'))
  await press(button('Came with the spring letter, The letter'))
  await tabTo(page, page.getByLabel('Text #hero-cta'))
  await keys.press('Control+A')
  await keys.type('Written by hand')

  await press(link('Review and publish'))
  await tabTo(page, page.getByLabel('Note'))
  await keys.press('Control+A')
  await keys.type('By keyboard')
  await press(button('Publish'))
  await page.getByText('Version 2').first().waitFor({ timeout: 60_000 })
  const { config } = JSON.parse(`{"config":${await world.segue('pull', 'shop')}}`)
  expect(JSON.stringify(config)).toContain('Written by hand')
  expect(config.segments.at(-2).name).toBe('Looks at jackets')

  await press(link('Versions'))
  await press(button('Bring back version 1'))
  await press(page.getByRole('dialog').getByRole('button', { name: 'Bring back version 1' }))
  await page.getByRole('heading', { name: 'Version 3' }).waitFor({ timeout: 60_000 })
  expect(await world.segue('pull', 'shop')).not.toContain('Written by hand')

  // What is asked just while one signs out is refused.
  expect(complaints.filter((words) => !words.includes('429'))).toEqual([])
  await press(button('Sign out'))
  await page.getByLabel('Password').or(page.getByText('Nobody owns')).first().waitFor()
  await context.close()
})
