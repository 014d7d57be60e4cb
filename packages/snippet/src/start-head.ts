import { FORMAT, type Published, partsBefore } from '@segue/core'
import { gates, operators, readers, readings, rooms, viewTakings } from '@segue/core/parts'
import { noteFailure } from './guard.ts'
import { type HeadParts, head } from './head.ts'
import { nobody } from './nobody.ts'
import { pickParts } from './pick-parts.ts'
import * as seldom from './seldom.ts'
import * as signs from './signs.ts'
import { installVerbs } from './verbs.ts'
import * as writers from './writers.ts'

const tables = { operators, readers, readings, rooms, gates, viewTakings, signs, writers, seldom }

/**
 * What a site's own file does, with all parts at hand: a config chooses from them when it comes. A
 * config that asks a consent manager has to be waited for a little longer.
 */
export function startHead(
  published: Published,
  url: string,
  consent: string | undefined,
): Promise<void> | undefined {
  const start = (asked?: string) => {
    try {
      run(published, url, consent ?? asked)
    } catch (error) {
      noteFailure(error)
      installVerbs(nobody)
    }
  }
  if (published.paused || !(published.consent || published.gpc)) return void start()
  return import('./ask-managers.ts')
    .then(({ askManagers }) => askManagers(published))
    .catch((error) => {
      noteFailure(error)
      // Whom nobody can ask has not agreed.
      return 'required'
    })
    .then(start)
}

function run(published: Published, url: string, consent: string | undefined): void {
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
  const parts = { ...rest, takings } as unknown as HeadParts
  head(published, parts, { consent }, (head) => {
    import('./tail-for.ts').then(({ tailFor }) => tailFor(published, url)(head)).catch(noteFailure)
  })
}
