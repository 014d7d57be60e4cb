import { type ApiClient, apiClient } from './api-client.ts'
import { type Given, hostOf, portOf, tokenOf } from './settings.ts'

/** The API of the collector that a command's options name. */
export const clientFor = (given: Given): ApiClient =>
  apiClient({ host: hostOf(given), port: portOf(given), token: tokenOf(given) })
