import '@hotwired/turbo'
import { landingControls } from './landing-controls.ts'

landingControls()
