import { h, hydrate } from 'preact'
import { Site } from '../apps/preact-site.ts'

const site = { home: '/spa-preact/', path: location.pathname, delay: 50 }
hydrate(h(Site, site), document.getElementById('app')!)
