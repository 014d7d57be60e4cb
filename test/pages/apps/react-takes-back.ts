import { createElement as h, useEffect, useState } from 'react'
import { Landing } from './react-landing.ts'

/** Renders itself ten times a second and then sees to it that its words are there. */
export function TakesBack() {
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 100)
    return () => clearInterval(timer)
  }, [])
  return h(Landing, { rendered: insist })
}

function insist(words: string): void {
  const node = document.getElementById('cta')?.firstChild
  if (node instanceof Text && node.data !== words) node.data = words
}
