import { expect, it } from 'vitest'
import { drawBlock } from './draw-block.ts'

const METER = {
  id: 'meter',
  name: 'Meter',
  fields: [{ name: 'days', label: 'Days', type: 'number', least: 0, most: 30 }],
  html: '<p class="meter">{days} days</p>',
}
const draw = (block: string, props: object, blocks: unknown[] = []) =>
  drawBlock('shop', { block, props: props as Record<string, unknown>, blocks })

it("draws a block of the gallery with its looks, and a site's own in those of the page", () => {
  const gallery = JSON.stringify(draw('announcement', { text: 'Free <b> shipping' }))
  expect(gallery).toContain('"Free <b> shipping"')
  expect(gallery).toContain('"css":"')
  expect(draw('meter', { days: 3 }, [METER])).toEqual({
    tree: [['p', { class: 'meter' }, '3 days']],
    problems: [],
  })
})

it('refuses what publishing refuses', () => {
  const script = { ...METER, html: '<script>steal()</script>' }
  for (const refused of [
    draw('announcement', {}),
    draw('announcement', { text: 'a', link: 'javascript:steal()', link_text: 'b' }),
    draw('meter', { days: 3 }, [script]),
    draw('nothing', {}),
  ]) {
    expect(refused.tree).toEqual([])
    expect(refused.problems).not.toEqual([])
  }
})
