import { uuid7 } from '@segue/core'

/** This page view: with the sequence number it lets the collector measure its own loss. */
export const newPageId = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
