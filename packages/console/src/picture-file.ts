/** What a picture in a file must say for itself: the page's stylesheet stays behind. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
]
const SVG = 'http://www.w3.org/2000/svg'
const PADDING = 24
const LINE = 24
/** A letter of a title, in whatever font. */
const WIDEST = 10.5
/** For screens with small pixels, and for print. */
const SCALE = 2

type Look = { background: string; ink: string; font: string }
export type Legend = { label: string; color: string }[]

/** A drawing with its title as a picture file. */
export async function pngOf(
  svg: SVGSVGElement,
  title: string,
  legend: Legend,
): Promise<Blob | null> {
  const style = getComputedStyle(svg)
  const look = {
    background: style.getPropertyValue('--surface') ? resolved(svg, 'var(--surface)') : '#fff',
    ink: style.color,
    font: style.fontFamily,
  }
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value]
  const lines = linesOf(title, Math.floor(width / WIDEST))
  const top = PADDING + lines.length * LINE + (legend.length ? LINE : 0)
  const size = { width: width + 2 * PADDING, height: top + height + PADDING }
  const colors = legend.map(({ label, color }) => ({ label, color: resolved(svg, color) }))
  const text = new XMLSerializer().serializeToString(
    whole(frozen(svg), lines, colors, top, size, look),
  )
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = size.width * SCALE
  canvas.height = size.height * SCALE
  const context = canvas.getContext('2d')!
  context.scale(SCALE, SCALE)
  context.drawImage(image, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** A copy that carries its looks as attributes. */
function frozen(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, index) => {
    const style = getComputedStyle(original)
    for (const name of KEPT) copies[index]!.setAttribute(name, style.getPropertyValue(name))
    copies[index]!.removeAttribute('style')
  })
  return copy
}

function whole(
  drawing: SVGSVGElement,
  title: string[],
  legend: Legend,
  top: number,
  size: { width: number; height: number },
  { background, ink, font }: Look,
): SVGElement {
  const svg = element('svg', { ...size, xmlns: SVG, 'font-family': font })
  svg.append(element('rect', { ...size, fill: background }))
  title.forEach((line, n) => {
    const y = PADDING + 12 + n * LINE
    const words = element('text', { x: PADDING, y, fill: ink, 'font-size': 17, 'font-weight': 650 })
    words.textContent = line
    svg.append(words)
  })
  let x = PADDING
  for (const { label, color } of legend) {
    svg.append(element('rect', { x, y: top - 22, width: 12, height: 12, rx: 3, fill: color }))
    const words = element('text', { x: x + 18, y: top - 12, fill: ink, 'font-size': 13 })
    words.textContent = label
    svg.append(words)
    x += 40 + label.length * 7
  }
  drawing.setAttribute('x', String(PADDING))
  drawing.setAttribute('y', String(top))
  svg.append(drawing)
  return svg
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** A colour of the stylesheet as it is just now. */
function resolved(near: Element, color: string): string {
  const probe = document.createElementNS(SVG, 'g')
  probe.setAttribute('fill', color)
  near.append(probe)
  const { fill } = getComputedStyle(probe)
  probe.remove()
  return fill
}

function linesOf(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines
}

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
