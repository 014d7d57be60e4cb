import { createElement as h } from 'react'
import { Landing } from './react-landing.ts'

export const EmLanding = () => h(Landing, { look: 'in-em' })
