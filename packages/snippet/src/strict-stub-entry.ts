// The tag's code for pages on which no code may set a script's address: that stands in the page,
// after this one. What is left to do is to let painting go in time, and to load a preview.

import { adopt } from './adopt.ts'
import { askedPreview, PREVIEW_WAIT } from './preview-link.ts'

// Filled in when the tag is made.
declare const __SEGUE_PREVIEWS__: string
declare const __SEGUE_SITE__: string
declare const __SEGUE_WAIT__: number

const own = document.currentScript!
const preview = askedPreview('segue.' + __SEGUE_SITE__, own.dataset.consent)
if (preview) {
  // The script after this one finds no list of commands, and so ends before it has done anything.
  ;(window as unknown as { segue: object }).segue = { push() {} }
  // An import does not block rendering.
  const show = adopt(':root{visibility:hidden!important}')
  setTimeout(show, PREVIEW_WAIT)
  import(__SEGUE_PREVIEWS__ + preview).then(show, show)
}
const script = () => own.nextElementSibling
const letGo = () => script()?.setAttribute('data-late', '1')
// Where rendering cannot be blocked, what comes after the first frame is late.
if (!('blocking' in own)) requestAnimationFrame(letGo)
setTimeout(() => {
  letGo()
  script()?.removeAttribute('blocking')
}, __SEGUE_WAIT__)
