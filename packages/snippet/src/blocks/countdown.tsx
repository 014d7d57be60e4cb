import type { PropsOf } from '@segue/core'
import type { countdown as form } from '@segue/core/blocks'
import { useEffect, useState } from 'preact/hooks'
import type { Block } from './block.ts'

const UNITS = [86_400, 3_600, 60, 1]

/** `3 d 04 h 05 min 06 s` in numbers; nothing when the moment has passed. */
const left = (until: number, now: number): string[] => {
  let seconds = Math.max(0, Math.ceil((until - now) / 1_000))
  return UNITS.map((unit, index) => {
    const n = Math.floor(seconds / unit)
    seconds -= n * unit
    return `${n}`.padStart(index && 2, '0')
  })
}

export const countdown: Block<PropsOf<typeof form.fields>> = {
  view({ props: { text, until, link, link_text }, api }) {
    const end = Date.parse(until)
    const [now, setNow] = useState<number>()
    useEffect(() => {
      const look = () => {
        setNow(Date.now())
        if (Date.now() >= end) api?.close()
      }
      look()
      const timer = setInterval(look, 1_000)
      return () => clearInterval(timer)
    }, [])
    return (
      <section class="countdown">
        <p>{text}</p>
        <time dateTime={until} role="timer">
          {(now === undefined ? ['–', '––', '––', '––'] : left(end, now)).map((n, index) => (
            <span key={index}>{n}</span>
          ))}
        </time>
        {link && (
          <a class="button" href={link}>
            {link_text ?? text}
          </a>
        )}
      </section>
    )
  },
  css: `
.countdown { display: flex; flex-wrap: wrap; gap: .7em 1.5em; align-items: center; justify-content: center; padding: 1em;
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) }
time { display: inline-flex; gap: .4em; font-size: 1.5em; font-weight: 700; font-variant-numeric: tabular-nums }
span { min-width: 2ch; text-align: center }
span + span::before { content: ':'; margin-inline-end: .4em; opacity: .5 }
`,
  isAlive: () => true,
}
