import { FORMAT, type Published, partsBefore } from '@segue/core'
import { gates, operators, readers, readings, rooms, viewTakings } from '@segue/core/parts'
import { askFirst } from './ask-first.ts'
import * as consents from './consents.ts'
import { noteFailure } from './guard.ts'
import { type HeadParts, head } from './head.ts'
import { nobody } from './nobody.ts'
import { pickParts } from './pick-parts.ts'
import * as seldom from './seldom.ts'
import * as signs from './signs.ts'
import { installVerbs } from './verbs.ts'
import * as writers from './writers.ts'

const tables = {
  consents,
  operators,
  readers,
  readings,
  rooms,
  gates,
  viewTakings,
  signs,
  writers,
  seldom,
}

/** What a site's own file does, with all parts at hand: a config chooses from them when it comes. */
export function startHead(published: Published, url: string, consent: string | undefined): void {
  try {
    if (published.format !== FORMAT) {
      throw new Error(
        `The config of "${published.site}" has format ${published.format}, this release of @segue/snippet ` +
          `reads ${FORMAT}. Use the release of your collector, and take the config anew.`,
      )
    }
    if (published.paused) {
      installVerbs(nobody)
      return
    }
    const { viewTakings: takings, ...rest } = pickParts(tables, partsBefore(published))
    const parts = { ...rest, takings } as unknown as HeadParts & {
      consents: Partial<typeof consents>
    }
    const asked = askFirst(published, parts.consents)
    head(published, parts, { consent: consent ?? asked }, (head) => {
      import('./tail-for.ts')
        .then(({ tailFor }) => tailFor(published, url)(head))
        .catch(noteFailure)
    })
  } catch (error) {
    noteFailure(error)
    installVerbs(nobody)
  }
}
