import { useStore } from '@nanostores/preact'
import { type Arm, CONTROL } from '@segue/core'
import { inWords, shareOf } from '../compare-configs.ts'
import type { DraftStore, Editing } from '../draft.ts'
import { type Field, fieldKey, fieldsOf, findField, placeOf, writeField } from '../edit-config.ts'
import { formatPart } from '../format.ts'
import { armName, audienceName, experienceName } from '../names.ts'
import type { RouteStore } from '../route.ts'
import type { SiteStore } from '../site.ts'
import { Choice } from './choice.tsx'
import { Heading } from './heading.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'
import { PublishPanel } from './publish-panel.tsx'
import { TextField } from './text-field.tsx'

type Props = { site: SiteStore; draft: DraftStore; route: RouteStore }

export function EditScreen({ site, draft, route }: Props) {
  const editing = useStore(draft.$editing)
  const live = useStore(site.live.$reading)
  return (
    <>
      <Heading title="Edit" />
      {editing ? (
        <Editor editing={editing} draft={draft} route={route} />
      ) : live.kind === 'waiting' ? (
        <Waiting />
      ) : live.kind === 'missing' ? (
        <Notice tone="bad">{live.trouble}</Notice>
      ) : (
        <Empty title="There is no experience to edit yet">
          <p>
            Publish a config with an experience by the <code>segue</code> command. Its texts can
            then be changed here.
          </p>
        </Empty>
      )}
    </>
  )
}

function Editor({
  editing,
  draft,
  route,
}: {
  editing: Editing
  draft: DraftStore
  route: RouteStore
}) {
  const { config, experience, audience } = editing
  return (
    <>
      <div class="choices">
        <Choice
          legend="Experience"
          value={experience.id}
          options={config.experiences.map((one) => ({ value: one.id, label: experienceName(one) }))}
          choose={(id) => route.go({ experience: id, audience: '' })}
        />
        <Choice
          legend="Audience"
          value={audience.segment}
          options={experience.audiences.map((one) => ({
            value: one.segment,
            label: audienceName(config, one, experience),
          }))}
          choose={(segment) => route.go({ experience: experience.id, audience: segment })}
        />
      </div>
      <div class="editor">
        <div class="arms">
          {audience.arms.map((arm) => (
            <ArmEditor key={arm.id} arm={arm} editing={editing} draft={draft} />
          ))}
          <p class="small">
            Shown on {experience.pages.join(' and ')}.{' '}
            {audience.coverage !== undefined &&
              audience.coverage < 1 &&
              `${formatPart(audience.coverage)} of this audience take part.`}
          </p>
        </div>
        <PublishPanel current={editing} draft={draft} />
      </div>
    </>
  )
}

function ArmEditor({ arm, editing, draft }: { arm: Arm; editing: Editing; draft: DraftStore }) {
  const { experience, audience, base } = editing
  const fields = fieldsOf(experience.id, audience.segment, arm)
  const others = arm.changes.filter(({ kind }) => kind !== 'text' && kind !== 'attribute')
  return (
    <section class="arm-editor">
      <header>
        <h2>{armName(arm)}</h2>
        <p class="small">{formatPart(shareOf(audience, arm))} of the visitors</p>
      </header>
      {arm.changes.length === 0 && (
        <p class="quiet">
          {arm.id === CONTROL
            ? 'Sees the page as it is. The other arms are compared with it.'
            : 'Changes nothing: sees the page as it is.'}
        </p>
      )}
      {fields.map((field) => (
        <TextField
          key={fieldKey(field)}
          field={field}
          before={findField(base.config, field)?.value ?? field.value}
          problem={problemOf(field, editing)}
          edit={(place, value) =>
            draft.edit((config) => writeField(config, place, value), fieldKey(place))
          }
        />
      ))}
      {others.length > 0 && (
        <ul class="other-changes">
          {others.map((change, index) => (
            <li key={index}>{inWords(change)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What the collector found wrong with just this field. */
function problemOf(field: Field, { outcome }: Editing): string | null {
  if (outcome.kind !== 'refused') return null
  const place = placeOf(field)
  const found = outcome.problems.find(
    (problem) => problem.place === place || problem.place.startsWith(`${place} ›`),
  )
  return found ? `${found.problem}. ${found.remedy}` : null
}
