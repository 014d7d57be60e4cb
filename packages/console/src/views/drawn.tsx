import { useEffect, useRef, useState } from 'preact/hooks'
import { heightOf } from '../charts/height-of.ts'
import { inTurn } from '../in-turn.ts'
import { whenNear } from '../near.ts'
import type { Drawing } from '../pictures/drawing.ts'
import { whenIdle } from '../when-idle.ts'

let charts: typeof import('../charts/draw.ts') | undefined
let loading: Promise<void> | undefined

function load(): Promise<void> {
  loading ??= import('../charts/draw.ts').then(
    (module) => {
      charts = module
    },
    (trouble) => {
      loading = undefined
      throw trouble
    },
  )
  return loading
}

/** A drawing, made when somebody comes near it. The charts' code comes when nothing else is to do. */
export function Drawn({ drawing }: { drawing: Drawing }) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    )
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [])
  const content = JSON.stringify(drawing)
  // A report that says the same again is not drawn again.
  useEffect(() => {
    const element = place.current
    if (width === 0 || !element) return
    let isStale = false
    const put = () => {
      if (!isStale && charts) element.replaceChildren(charts.draw(drawing, width))
    }
    element.style.minHeight = `${heightOf(drawing, width)}px`
    const leave = whenNear(element, (isUrgent) => {
      if (isUrgent && charts) return put()
      load().then(
        () => inTurn(put),
        () => setTrouble('The picture could not be loaded. The table has what it shows.'),
      )
    })
    whenIdle(() => void load().catch(() => {}))
    return () => {
      isStale = true
      leave()
    }
  }, [content, width])
  return (
    <>
      <div ref={place} class={`drawing drawing-${drawing.kind}`} />
      {trouble && <p class="bad">{trouble}</p>}
    </>
  )
}
