import { ORIGINAL } from '../words.ts'
import { landingControls, write } from './landing-controls.ts'
import { newCta } from './new-cta.ts'

class MyHero extends HTMLElement {
  connectedCallback() {
    // A root that came with the markup is taken over as it is.
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).append(newCta(ORIGINAL))
  }

  says(words: string) {
    write(this.shadowRoot!.querySelector('#cta')!, words)
  }
}

customElements.define('my-hero', MyHero)
landingControls((words) => document.querySelector<MyHero>('my-hero')!.says(words))
