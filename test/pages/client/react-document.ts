import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Document } from '../apps/react-document.ts'

hydrateRoot(document, createElement(Document))
