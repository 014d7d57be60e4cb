import { checkConfig, compileConfig, type Trait } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { profileSize } from './profile-size.ts'

const firsts = (number: number) =>
  Array.from(
    { length: number },
    (_, n): Trait => ({
      id: `first_${n}`,
      on: 'view_item',
      take: 'first',
      of: `of_${n}`,
      within: '30d',
    }),
  )
function sizeOf(traits: Trait[]) {
  const checked = checkConfig({ site: 'shop', traits })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return profileSize(
    compileConfig(checked.config, 1, {
      htmlToTree: () => [],
      renderBlock: () => ({ tree: [], isAlive: false }),
    }),
  )
}

describe('what a visitor’s browser may have to keep', () => {
  it('is nothing to speak of for a few traits', () => {
    expect(sizeOf(firsts(2))).toMatchObject({ warnings: [], problems: [] })
  })
  it('is warned of above 32 KB', () => {
    expect(sizeOf(firsts(3))).toMatchObject({ warnings: [{ place: 'traits' }], problems: [] })
  })
  it('is refused above 64 KB, and the traits that cost most are named', () => {
    const { problems } = sizeOf([...firsts(6), { id: 'views', on: 'page_view', take: 'count' }])
    expect(problems).toMatchObject([{ place: 'traits', value: '71.6 KB at worst' }])
    expect(problems[0]!.remedy).toContain('"first_0" (11.9 KB)')
  })
})
