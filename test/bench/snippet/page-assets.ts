import { crc32, deflateSync } from 'node:zlib'

export type Asset = { type: string; body: Buffer }

/** The landing page's stylesheet and images, by name. */
export function pageAssets(): Map<string, Asset> {
  return new Map([
    ['style.css', { type: 'text/css', body: Buffer.from(CSS + ballast()) }],
    ['hero.png', image(560, 350, 26_000)],
    ...Array.from(
      { length: 6 },
      (_, n) => [`logo${n}.png`, image(120, 48, 1_500 + n * 100)] as const,
    ),
  ])
}

const CSS = `
*{box-sizing:border-box}body{margin:0;font:16px/1.5 sans-serif;color:#1b2430;background:#fff}a{color:inherit;text-decoration:none}
.bar{display:flex;justify-content:space-between;padding:16px 48px;border-bottom:1px solid #e5e8ee}.bar nav a{margin-left:24px;color:#5a6678}.brand{font-weight:700}
.hero{display:grid;grid-template-columns:1fr 560px;gap:32px;padding:40px 48px 24px;align-items:center}.hero h1{font-size:46px;line-height:1.1;margin:0 0 16px}.lead{font-size:19px;color:#5a6678}
.btn{display:inline-block;background:#1f5eff;color:#fff;padding:14px 28px;border-radius:8px;font-weight:700;font-size:18px}
.promo{margin:0 48px;padding:16px 24px;background:#f2f6ff;border-radius:12px}.promo h2{margin:0 0 4px;font-size:22px}.promo p{margin:0}.promo .offer{font-weight:700;color:#c02a2a}
.logos{display:flex;gap:32px;padding:24px 48px;opacity:.9}.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:20px;padding:24px 48px}.card{border:1px solid #e5e8ee;border-radius:12px;padding:20px}
.icon{width:32px;height:32px;border-radius:8px}.i0{background:#1f5eff}.i1{background:#12b886}.i2{background:#f59f00}.i3{background:#e64980}.more{color:#1f5eff}
.plans{display:grid;grid-template-columns:repeat(3,1fr);gap:20px;padding:24px 48px}.plan{border:1px solid #e5e8ee;border-radius:12px;padding:24px}.price{font-size:34px;font-weight:700;margin:0}
.faq{padding:24px 48px}.faq details{border-bottom:1px solid #e5e8ee;padding:12px 0}.foot{display:grid;grid-template-columns:repeat(4,1fr);padding:32px 48px;background:#101722;color:#9fb0c8}.foot a{display:block}
`

/** Rules that match nothing, as most of a real stylesheet does. */
function ballast(): string {
  return Array.from({ length: 160 }, (_, n) => {
    const color = ((n * 40503) % 0xffffff).toString(16).padStart(6, '0')
    const [top, side, inside] = [n % 9, (n * 3) % 13, (n * 5) % 17]
    return `.unused-${n}{margin:${top}px ${side}px;padding:${inside}px;color:#${color}}`
  }).join('\n')
}

/** A PNG that is the same in every run, with so many points that no compression makes smaller. */
function image(width: number, height: number, noisy: number): Asset {
  const rows = Buffer.alloc(height * (1 + width * 3))
  let state = width * 31 + height
  let left = noisy
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0
    for (let x = 0; x < width; x++, at += 3) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      const noise = left-- > 0 ? (state >> 16) & 31 : 0
      rows[at] = 40 + noise
      rows[at + 1] = (90 + y / 4) & 255
      rows[at + 2] = (200 - y / 4) & 255
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  header[9] = 2
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const body = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { type: 'image/png', body }
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), data])
  const framed = Buffer.alloc(content.length + 8)
  framed.writeUInt32BE(data.length, 0)
  content.copy(framed, 4)
  framed.writeUInt32BE(crc32(content), content.length + 4)
  return framed
}
