import { write } from './landing-controls.ts'

export function newCta(words: string): HTMLAnchorElement {
  const cta = document.createElement('a')
  cta.id = 'cta'
  cta.className = 'button'
  cta.href = '#signup'
  write(cta, words)
  return cta
}
