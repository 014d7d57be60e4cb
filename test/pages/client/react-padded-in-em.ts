import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { EmLanding } from '../apps/react-em-landing.ts'

hydrateRoot(document.getElementById('root')!, createElement(EmLanding))
