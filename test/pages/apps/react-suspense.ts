import { createElement as h, Suspense, use } from 'react'
import { Landing } from './react-landing.ts'

/** The landing page, once what it waits for is there. */
function Waiting({ data }: { data: Promise<void> }) {
  use(data)
  return h(Landing)
}

export const Suspended = ({ data }: { data: Promise<void> }) =>
  h(Suspense, { fallback: h('p', null, 'One moment') }, h(Waiting, { data }))
