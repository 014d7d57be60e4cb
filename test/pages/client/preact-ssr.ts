import { h, hydrate } from 'preact'
import { Landing } from '../apps/preact-landing.ts'

hydrate(h(Landing, null), document.getElementById('app')!)
