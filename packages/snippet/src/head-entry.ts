import { FORMAT, type Published } from '@segue/core'
import { guard } from './guard.ts'
import { head } from './head.ts'

// Filled in when a config is published.
declare const __SEGUE_CONFIG__: Published
declare const __SEGUE_TAIL__: string

guard(() => {
  const published = __SEGUE_CONFIG__
  const script = document.currentScript as HTMLScriptElement
  if (published.format === FORMAT) head(published, __SEGUE_TAIL__, script)
})
