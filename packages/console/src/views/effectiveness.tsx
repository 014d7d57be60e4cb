import type { KpiReport } from '@segue/core'
import type { ReadableAtom } from 'nanostores'
import { formatShare } from '../format.ts'
import type { Reading } from '../reading.ts'
import type { Gains } from '../site-figures.ts'
import { Read } from './read.tsx'

type Props = {
  report: Pick<KpiReport, 'effectiveness' | 'segments'>
  gains: ReadableAtom<Reading<Gains>>
}

/** Four questions to all segments together: do they differ, reach, last and gain. */
export function Effectiveness({ report: { effectiveness, segments }, gains }: Props) {
  const { distinct, reach, stability } = effectiveness
  const nameOf = (id: string) => segments.find(({ segment }) => segment === id)?.name ?? id
  if (segments.length === 0) return null
  return (
    <section class="sheet effectiveness" aria-labelledby="effectiveness">
      <h2 id="effectiveness">Do the segments tell visitors apart?</h2>
      <dl>
        <div>
          <dt>Distinct</dt>
          <dd>
            {distinct.segments.length} of {distinct.compared}
            <small>
              {distinct.segments.length
                ? `convert otherwise than everybody else: ${distinct.segments.map(nameOf).join(', ')}`
                : 'convert otherwise than everybody else, beyond chance'}
            </small>
          </dd>
        </div>
        <div>
          <dt>Reach</dt>
          <dd>
            {reach === null ? '–' : formatShare(reach)}
            <small>of the visitors are in any</small>
          </dd>
        </div>
        <div>
          <dt>Stability</dt>
          <dd>
            {stability.length ? formatShare(middle(stability.map(({ share }) => share))) : '–'}
            <small>of those who came again are still in it, in the middle of the segments</small>
          </dd>
        </div>
      </dl>
      <Read from={gains}>{(experiences) => <Gain experiences={experiences} />}</Read>
    </section>
  )
}

function Gain({ experiences }: { experiences: Gains }) {
  const told = experiences.flatMap(({ name, gains: [gain] }) =>
    gain ? [{ name, words: gain.words }] : [],
  )
  if (told.length === 0) {
    return (
      <p class="sheet-note">
        What personalizing gains is not known yet: it takes an experience that tests the same
        variants for two audiences.
      </p>
    )
  }
  return (
    <ul class="gains">
      {told.map(({ name, words }) => (
        <li key={name}>
          <b>{name}</b> {words}
        </li>
      ))}
    </ul>
  )
}

const middle = (shares: number[]) => [...shares].sort((a, b) => a - b)[shares.length >> 1]!
