import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { Site } from '../apps/react-site.ts'

const site = { home: '/spa-react/', path: location.pathname, delay: 300 }
createRoot(document.getElementById('root')!).render(createElement(Site, site))
