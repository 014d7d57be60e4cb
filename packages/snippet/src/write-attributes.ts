import type { ChangeOf } from './change-of.ts'
import type { Undo } from './undo.ts'
import type { Writer } from './writer.ts'

/** Elements whose attributes load code or re-aim the whole page: a config is data, never code. */
const POWERFUL = /^(base|embed|iframe|link|script)$/

export const writeAttributes: Writer<ChangeOf<'attributes'>> =
  ({ set }, undos) =>
  (element) =>
    setAll(element, set, undos)

/** In a `<picture>` its sources come before the image. */
export const writeImage: Writer<ChangeOf<'image'>> =
  ({ set }, undos) =>
  (element) => {
    const srcset = set.srcset ?? set.src!
    const sources = element.closest('picture')?.querySelectorAll('source') ?? []
    return [...sources].reduce(
      (wrote, source) => setAll(source, { srcset }, undos) || wrote,
      setAll(element, set, undos),
    )
  }

export function setAll(
  element: Element,
  set: Record<string, string | null>,
  undos: Undo[],
): boolean {
  let wrote = false
  for (const name in set) {
    const value = set[name]!
    const found = element.getAttribute(name)
    if (found === value || POWERFUL.test(element.localName)) continue
    put(element, name, value)
    undos.push(() => put(element, name, found))
    wrote = true
  }
  return wrote
}

const put = (element: Element, name: string, value: string | null) =>
  value === null ? element.removeAttribute(name) : element.setAttribute(name, value)
