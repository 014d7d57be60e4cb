// Their build for script tags starts by itself, a little later than this.
import 'alpinejs/dist/cdn.js'
import { ready } from '../ready.ts'

document.addEventListener('alpine:initialized', ready)
