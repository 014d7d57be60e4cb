import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { TakesBack } from '../apps/react-takes-back.ts'

hydrateRoot(document.getElementById('root')!, createElement(TakesBack))
