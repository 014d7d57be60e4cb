import { type ApiClient, apiClient } from './api-client.ts'
import { type Given, portOf, tokenOf } from './settings.ts'

/** The API of the collector that a command's options name. */
export const clientFor = (given: Given): ApiClient =>
  apiClient({ port: portOf(given), token: tokenOf(given) })
