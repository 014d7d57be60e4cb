import { ORIGINAL } from '../words.ts'
import { landingControls } from './landing-controls.ts'
import { newCta } from './new-cta.ts'

addEventListener('load', () => {
  setTimeout(() => {
    document.getElementById('promo')!.before(newCta(ORIGINAL))
    landingControls()
  }, 1_500)
})
