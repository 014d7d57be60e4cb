import { createElement as h } from 'react'
import { Landing } from './react-landing.ts'

const icon = h(
  'svg',
  { key: 'icon', viewBox: '0 0 16 16', 'aria-hidden': true },
  h('path', { d: 'M2 8h12M9 3l5 5-5 5', fill: 'none', stroke: 'currentColor' }),
)

export const IconLanding = () => h(Landing, { icon })
