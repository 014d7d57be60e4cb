import type { Config } from '@segue/core'

/** The names of a site's questions on the two scales, as its experiences have them. */
export function surveysOf({ experiences }: Pick<Config, 'experiences'>) {
  const asked = experiences
    .flatMap(({ audiences }) => audiences)
    .flatMap(({ arms }) => arms)
    .flatMap(({ changes }) => changes ?? [])
    .flatMap((change) =>
      change.kind === 'block' && change.block === 'survey' ? [change.props] : [],
    )
  const named = (kind: string) => [
    ...new Set(asked.flatMap((props) => (props.kind === kind ? [String(props.answer)] : []))),
  ]
  return { nps: named('nps'), csat: named('csat') }
}
