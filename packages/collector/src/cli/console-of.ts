import { addressOf } from '../http/address-of.ts'
import { type Given, hostOf, portOf } from './settings.ts'

/** Where the console of the collector stands that a command's options name: on the next port. */
export const consoleOf = (given: Given): string => addressOf(hostOf(given), portOf(given) + 1)
