import { ORIGINAL } from '../words.ts'
import { landingControls } from './landing-controls.ts'
import { newCta } from './new-cta.ts'

let words = ORIGINAL
const remake = () => document.getElementById('cta')!.replaceWith(newCta(words))

setInterval(remake, 1_000)
landingControls((others) => {
  words = others
  remake()
})
