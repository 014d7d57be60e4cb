import type { PropsOf } from '@segue/core'
import type { countdown as form } from '@segue/core/blocks'
import { useEffect, useState } from 'preact/hooks'
import type { Block } from './block.ts'

const UNITS = { day: 86_400, hour: 3_600, minute: 60, second: 1 }

/** `3d 04h 05m 06s` in the page's language. */
const left = (until: number, now: number): string[] => {
  let seconds = Math.max(0, Math.ceil((until - now) / 1_000))
  return Object.entries(UNITS).map(([unit, length]) => {
    const n = Math.floor(seconds / length)
    seconds -= n * length
    return new Intl.NumberFormat(document.documentElement.lang || undefined, {
      style: 'unit',
      unit,
      unitDisplay: 'narrow',
      minimumIntegerDigits: unit === 'day' ? 1 : 2,
    }).format(n)
  })
}

/** As wide as what comes. */
const NOTHING = ['–d', '––h', '––m', '––s']

export const countdown: Block<PropsOf<typeof form.fields>> = {
  view({ props: { text, until, link, link_text }, api }) {
    const end = Date.parse(until)
    const [now, setNow] = useState<number>()
    useEffect(() => {
      const look = () => {
        setNow(Date.now())
        if (Date.now() >= end) api?.end()
      }
      look()
      const timer = setInterval(look, 1_000)
      return () => clearInterval(timer)
    }, [])
    return (
      <section class="countdown">
        <p>{text}</p>
        <time dateTime={until} role="timer">
          {(now === undefined ? NOTHING : left(end, now)).map((n, index) => (
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
:host { margin-block: var(--segue-gap, 1.2em) }
.countdown { display: flex; flex-wrap: wrap; gap: .7em 1.5em; align-items: center; justify-content: center; padding: 1em;
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) }
time { display: inline-flex; gap: .5em; font-size: 1.5em; font-weight: 700; font-variant-numeric: tabular-nums }
span { min-width: 2.6ch; text-align: end }
`,
  isAlive: () => true,
}
