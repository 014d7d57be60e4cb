'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'

export function Landing() {
  const [count, setCount] = useState(0)
  const [renamed, setRenamed] = useState(false)
  const [promo, setPromo] = useState(true)
  useEffect(() => {
    window.pageReady = true
  }, [])
  return (
    <main>
      <h1 id="headline">Good tools, gently made</h1>
      <p>Everything a small workshop needs.</p>
      <a id="cta" className="button" href="#signup">
        {renamed ? 'Start now' : 'Start free trial'}
      </a>
      {promo && (
        <section id="promo">
          <p>Two months free when you pay for a year.</p>
        </section>
      )}
      <p>
        <button type="button" id="bump" onClick={() => setCount(count + 1)}>
          Add one
        </button>
        <output id="count">{count}</output>
        <button type="button" id="rename" onClick={() => setRenamed(!renamed)}>
          Rename
        </button>
        <button type="button" id="toggle" onClick={() => setPromo(!promo)}>
          Toggle
        </button>
        <Link id="go" href="/pricing">
          Plans
        </Link>
      </p>
    </main>
  )
}
