import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Landing } from '../apps/react-landing.ts'

hydrateRoot(document.getElementById('root')!, createElement(Landing))
