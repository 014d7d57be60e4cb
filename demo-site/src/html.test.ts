import { expect, it } from 'vitest'
import { html, raw } from './html.ts'

it('escapes what comes in, in text and in attributes', () => {
  const name = `<b> & "it's"`
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;b&gt; &amp; &quot;it&#39;s&quot;">&lt;b&gt; &amp; &quot;it&#39;s&quot;</p>',
  )
})

it('keeps markup that is markup, joins lists and leaves out what is not there', () => {
  const list = [1, 2].map((n) => html`<li>${n}</li>`)
  expect(html`<ul>${list}</ul>${raw('<hr>')}${false}${undefined}`.markup).toBe(
    '<ul><li>1</li><li>2</li></ul><hr>',
  )
})
