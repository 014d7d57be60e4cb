import { type Change, checkConfig } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { KINDS, newChange } from './new-change.ts'
import { stylesOf, stylesText } from './style-text.ts'
import { shopWith } from './testing/shop.ts'

const problemsWith = (change: Change) => {
  const checked = checkConfig(
    shopWith(({ experiences }) => {
      const { arms } = experiences[0]!.audiences[0]!
      arms[1]!.changes = [change]
    }),
  )
  return 'problems' in checked ? checked.problems : []
}

describe('a new change', () => {
  const whole = KINDS.filter(([kind]) => kind !== 'image')
  it.each(whole)('of the kind %s is one that can be published', (kind) => {
    expect(problemsWith(newChange(kind, kind === 'redirect' ? '/sale' : '#cta', 'title'))).toEqual(
      [],
    )
  })

  it('of a picture asks for its address', () => {
    const [problem] = problemsWith(newChange('image', '#cta', ''))
    expect(problem?.remedy).toBe('Give the address of the picture.')
  })

  it('is refused without its place', () => {
    expect(problemsWith(newChange('hide', '', ''))).not.toEqual([])
  })
})

describe('styles as they are typed', () => {
  it('are read without what is not finished', () => {
    const styles = { color: '#a00', 'background-image': 'url(https://shop.example/a.png)' }
    expect(stylesOf(stylesText(styles))).toEqual(styles)
    expect(stylesOf('Color: red; font-')).toEqual({ color: 'red' })
    expect(stylesOf('; :x; y:')).toEqual({})
  })
})
