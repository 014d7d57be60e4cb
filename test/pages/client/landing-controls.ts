import { ready } from '../ready.ts'
import { ORIGINAL, PROMO, RENAMED } from '../words.ts'

type Root = Document | ShadowRoot

const found = (id: string, root: Root = document) => root.querySelector<HTMLElement>(`#${id}`)

/** The buttons of a page without a framework. `root` is where the call to action lives. */
export function landingControls(root: Root = document): void {
  let count = 0
  let renamed = false

  found('bump')!.addEventListener('click', () => {
    count++
    found('count')!.textContent = String(count)
  })
  found('rename')!.addEventListener('click', () => {
    renamed = !renamed
    found('cta', root)!.textContent = renamed ? RENAMED : ORIGINAL
  })
  found('toggle')!.addEventListener('click', () => {
    const promo = found('promo')
    if (promo) promo.remove()
    else found('bump')!.parentElement!.before(newPromo())
  })
  ready()
}

/** Made anew each time: nothing that was done to the block before comes back with it. */
function newPromo(): HTMLElement {
  const section = document.createElement('section')
  section.id = 'promo'
  section.append(document.createElement('p'))
  section.firstElementChild!.textContent = PROMO
  return section
}
