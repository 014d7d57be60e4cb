import { ApiError } from './api-error.ts'

export function unknownSite(site: string): never {
  throw new ApiError(
    404,
    `There is no site "${site}". Publish it first: segue publish ${site} <config.json>.`,
  )
}
