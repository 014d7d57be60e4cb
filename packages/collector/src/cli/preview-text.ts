import type { MadePreviews } from '@segue/core'

/** Links for a terminal: each on a line of its own, under what it shows. */
export function previewText({ version, until, links }: MadePreviews): string {
  const source = version === null ? 'the draft' : `version ${version}`
  const end = new Date(until).toISOString().slice(0, 16).replace('T', ' ')
  const title = `${links[0]?.names[0]?.experience}, ${source}, until ${end} UTC`
  const hint = 'Add it to the address of a page, after "?" or "&"; or say which: --url https://…'
  const isWhole = links.every(({ url }) => url !== undefined)
  const rows = links.map(({ shown, names, query, url }) => {
    const ids = shown.map(({ audience, arm }) => `${audience}/${arm}`).join()
    const called = names.map(({ audience, arm }) => `${audience} · ${arm}`).join()
    return `${called}  (${ids})\n${url ?? query}`
  })
  return [title, ...(isWhole ? [] : [hint]), ...rows].join('\n\n')
}
