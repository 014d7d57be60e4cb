import { landingControls } from './landing-controls.ts'

landingControls()
