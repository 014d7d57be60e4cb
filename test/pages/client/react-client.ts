import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { Landing } from '../apps/react-landing.ts'

createRoot(document.getElementById('root')!).render(createElement(Landing))
