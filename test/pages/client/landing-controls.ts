import { ready } from '../ready.ts'
import { ORIGINAL, PROMO, RENAMED } from '../words.ts'

type Says = (words: string) => void

const found = (id: string) => document.getElementById(id)

/**
 * The buttons of a page without a framework, heard at the document: a page that is swapped below
 * it keeps them. `says` writes the words of the call to action.
 */
export function landingControls(says: Says = (words) => write(found('cta')!, words)): void {
  const pressed: Record<string, (button: Element) => void> = {
    bump: () => write(found('count')!, String(Number(found('count')!.textContent) + 1)),
    toggle: () => {
      const promo = found('promo')
      if (promo) promo.remove()
      else found('bump')!.parentElement!.before(newPromo())
    },
    rename: (button) => {
      // On the button, so that a new page begins anew.
      const renamed = button.ariaPressed !== 'true'
      button.ariaPressed = String(renamed)
      says(renamed ? RENAMED : ORIGINAL)
    },
  }
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element) pressed[target.id]?.(target)
  })
  ready()
}

export const write = (element: Element, words: string): void => {
  element.textContent = words
}

/** Made anew each time: nothing that was done to the block before comes back with it. */
function newPromo(): HTMLElement {
  const section = document.createElement('section')
  section.id = 'promo'
  section.append(document.createElement('p'))
  write(section.firstElementChild!, PROMO)
  return section
}
