import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { IconLanding } from '../apps/react-icon-landing.ts'

hydrateRoot(document.getElementById('root')!, createElement(IconLanding))
