// By itself, so that nobody waits for the checks who opens no file.
export { checkConfig } from '@segue/core'
