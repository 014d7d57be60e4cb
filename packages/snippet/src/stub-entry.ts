// The tag: a few lines that stand in the page's <head>. They load the script so that nothing is
// painted before it, for a limited time, and then let the page go, script or not.
// https://html.spec.whatwg.org/multipage/urls-and-fetching.html#blocking-attributes

import { askedPreview, PREVIEW_WAIT } from './preview-link.ts'

// Filled in when the tag is made.
declare const __SEGUE_SRC__: string
declare const __SEGUE_PREVIEWS__: string
declare const __SEGUE_SITE__: string

const FIRST_WAIT = 800
/** With a profile there is a cached script too. */
const NEXT_WAIT = 300

const page = window as unknown as { segue?: unknown[] }
page.segue ??= []

const script = document.createElement('script')
const { wait, consent, off } = document.currentScript!.dataset
const key = 'segue.' + __SEGUE_SITE__
let known: string | undefined
try {
  // Before consent nothing is read.
  if (!consent) known = localStorage[key]
} catch {}

/** From here on the page may be painted as it is: a script that comes later is late. */
const letGo = () => {
  script.dataset.late = '1'
}
let release = () => script.removeAttribute('blocking')
const preview = askedPreview(key, consent)
const targets = preview ? ':root' : known && localStorage[`${key}.targets`]
script.dataset.late = ''
if ('blocking' in script) script.setAttribute('blocking', 'render')
else {
  // No render blocking here (Firefox): hide what this visit may change, for the same time.
  let hidden = false
  try {
    if (targets) {
      const sheet = new CSSStyleSheet()
      sheet.insertRule(`:is(${targets}){visibility:hidden!important}`)
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      release = () => sheet.replaceSync('')
      hidden = true
    }
  } catch {}
  if (!hidden) requestAnimationFrame(letGo)
}
if (consent) script.dataset.consent = consent
script.async = true
script.src = preview ? __SEGUE_PREVIEWS__ + preview : __SEGUE_SRC__
script.onload = script.onerror = release
setTimeout(
  () => {
    letGo()
    release()
  },
  preview ? PREVIEW_WAIT : wait ? Number(wait) : known ? NEXT_WAIT : FIRST_WAIT,
)
// The switch for the site's own hands.
if (off === undefined) document.head.append(script)
