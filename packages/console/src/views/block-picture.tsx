import { useStore } from '@nanostores/preact'
import type { DrawnBlock } from '@segue/core'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { type AskedBlock, type BlockPicturesStore, pictureKey } from '../block-pictures.ts'
import { drawInto } from './block-tree.ts'
import { Choice } from './choice.tsx'

/** After so much quiet in a form it is drawn anew. */
const PAUSE = 300
const WIDTHS = { phone: 375, wide: 1_024 }

/** The block as visitors meet it first, from what its form holds now. */
export function BlockPicture({
  asked,
  pictures,
}: {
  asked: AskedBlock
  pictures: BlockPicturesStore
}) {
  const title = useId()
  const key = pictureKey(asked)
  const picture = useStore(pictures.$pictures)[key]
  const [last, keep] = useState<DrawnBlock | null>(null)
  const [width, choose] = useState<keyof typeof WIDTHS>('phone')
  useEffect(() => {
    const soon = setTimeout(() => void pictures.ask(asked), last ? PAUSE : 0)
    return () => clearTimeout(soon)
  }, [key])
  useEffect(() => {
    if (picture?.kind === 'here') keep(picture.drawn)
  }, [picture])
  return (
    <section class="block-picture" aria-labelledby={title}>
      <div class="card-head">
        <h3 id={title}>How it looks</h3>
        <Choice
          legend="Width"
          value={width}
          options={[
            { value: 'phone', label: 'Phone' },
            { value: 'wide', label: 'Wide' },
          ]}
          choose={(value) => choose(value as keyof typeof WIDTHS)}
        />
      </div>
      {last && <Page drawn={last} width={WIDTHS[width]} label={`The block, ${width}`} />}
      {picture?.kind === 'missing' && (
        <ul class="small" role="status">
          {picture.words.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** As much as what lies over a page has of it; what lies in it takes what it needs. */
const PAGE_HEIGHT = 300

/** A page of that width, made as small as there is room. Nothing in it runs, and nothing can be pressed. */
function Page({ drawn, width, label }: { drawn: DrawnBlock; width: number; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const [{ height, scale }, measure] = useState({ height: PAGE_HEIGHT, scale: 1 })
  const draw = () => {
    const page = frame.current?.contentDocument
    if (!page?.body) return
    const scale = Math.min(1, place.current!.clientWidth / width)
    measure({ height: Math.ceil(drawInto(page, drawn)) || PAGE_HEIGHT, scale })
  }
  useEffect(draw, [drawn, width])
  return (
    <div
      class="block-page"
      ref={place}
      style={{ height: `${height * scale}px`, maxWidth: `${width}px` }}
    >
      <iframe
        ref={frame}
        title={label}
        sandbox="allow-same-origin"
        inert
        onLoad={draw}
        style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
      />
    </div>
  )
}
