import type { Problem, Published } from '@segue/core'
import { compileDraft } from './compile-draft.ts'
import { configSize } from './config-size.ts'
import type { LiveFiles } from './live-files.ts'
import { profileSize } from './profile-size.ts'
import type { Sites } from './sites.ts'
import type { SnippetFiles } from './snippet-file.ts'

export type PublishRequest = {
  site: string
  config: unknown
  note?: string
  /** The version that the change was made from; without it, whichever is live. */
  from?: number
}

export type PublishResult =
  /** `bytes` of config before the first paint, and of `profile` in a visitor's browser at worst. */
  | { kind: 'live'; version: number; bytes: number; profile: number; warnings: Problem[] }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'moved'; live: number }

export type Publish = (request: PublishRequest) => Promise<PublishResult>

type Parts = {
  sites: Sites
  files: Pick<LiveFiles, 'put'>
  build: (published: Published) => Promise<SnippetFiles>
  /** Carries what is live to where else it is served from, and says what hinders it. */
  handOut?: (site: string) => Promise<string | undefined>
  now: () => number
}

/** From a person's config to what every next page view gets: check, compile, build, keep, live. */
export function createPublish({ sites, files, build, handOut, now }: Parts): Publish {
  const publish: Publish = async ({ site, config: input, note = '', from }) => {
    const live = sites.liveVersion(site)
    if (from !== undefined && from !== live) return { kind: 'moved', live }

    const version = live + 1
    const draft = compileDraft(site, input, version)
    if ('problems' in draft) return { kind: 'refused', problems: draft.problems }
    const { config, published } = draft
    const size = await configSize(published)
    const profile = profileSize(published)
    const problems = [...size.problems, ...profile.problems]
    if (problems.length) return { kind: 'refused', problems }

    const built = await build(published)
    sites.add({ site, version, at: now(), note, name: config.name ?? site, config, published })
    files.put(site, built)
    const hindrance = await handOut?.(site)
    return {
      kind: 'live',
      version,
      bytes: size.bytes,
      profile: profile.characters,
      warnings: [
        ...size.warnings,
        ...profile.warnings,
        ...(hindrance === undefined ? [] : [notHandedOut(hindrance)]),
      ],
    }
  }
  // The version number is part of the files, so nobody else may take it while they are made.
  return inTurn(publish)
}

function notHandedOut(hindrance: string): Problem {
  return {
    place: 'SEGUE_PUBLISH_TO',
    value: hindrance,
    problem: 'The folder has the files of the version before',
    remedy: 'See to its disk and its rights: every 10 seconds it is tried again.',
  }
}

function inTurn<Request, Result>(
  act: (request: Request) => Promise<Result>,
): (request: Request) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (request) => {
    const mine = last.then(() => act(request))
    last = mine.catch(() => {})
    return mine
  }
}
