import 'htmx.org'
import { ready } from '../ready.ts'

document.addEventListener('htmx:load', ready)
