import type { HostPage } from '../host-page.ts'
import { landing } from '../landing.ts'
import { shell } from '../shell.ts'
import { ORIGINAL, PROMO, RENAMED } from '../words.ts'

const body = landing({
  cta: `<a id="cta" class="button" href="#signup" x-text="renamed ? '${RENAMED}' : '${ORIGINAL}'">${ORIGINAL}</a>`,
  promo: `<template x-if="promo"><section id="promo"><p>${PROMO}</p></section></template>`,
  controls: `<p><button type="button" id="bump" @click="count++">Add one</button>
<output id="count" x-text="count">0</output>
<button type="button" id="rename" @click="renamed = !renamed">Rename</button>
<button type="button" id="toggle" @click="promo = !promo">Toggle</button></p>`,
})

/** Alpine: the state stands in attributes, and is written over the server's words. */
export const alpine: HostPage = {
  name: 'alpine',
  script: { entry: 'client/alpine.ts', classic: true },
  html: (place) =>
    shell(place, `<div x-data="{ count: 0, renamed: false, promo: true }">${body}</div>`),
}
