import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Suspended } from '../apps/react-suspense.ts'

hydrateRoot(document.getElementById('root')!, createElement(Suspended, { data: Promise.resolve() }))
