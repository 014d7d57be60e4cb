import { useStore } from '@nanostores/preact'
import type { BlockPicturesStore } from '../block-pictures.ts'
import type { DraftStore } from '../draft.ts'
import type { EstimateStore } from '../estimate.ts'
import type { PowerStore } from '../power.ts'
import type { RouteStore } from '../route.ts'
import type { SuggestionsStore } from '../suggestions.ts'
import { DraftBar } from './draft-bar.tsx'
import { ExperienceEditor } from './experience-editor.tsx'
import { ExperienceList } from './experience-list.tsx'
import { Heading } from './heading.tsx'
import { Waiting } from './notice.tsx'

type Props = {
  draft: DraftStore
  estimate: EstimateStore
  suggestions: SuggestionsStore
  power: PowerStore
  blockPictures: BlockPicturesStore
  route: RouteStore
  mayPublish: boolean
}

/** What is changed, where, for whom: the list in its priority, and one of them. */
export function ExperiencesScreen(props: Props) {
  const { draft, estimate, suggestions, power, blockPictures, route, mayPublish } = props
  const current = useStore(draft.$draft)
  const { experience: id } = useStore(route.$route)
  if (!current) {
    return (
      <>
        <Heading title="Experiences" />
        <Waiting />
      </>
    )
  }
  const experience = current.config.experiences.find((one) => one.id === id)
  const rest = { current, draft, route, estimate }
  return (
    <>
      {experience ? (
        <ExperienceEditor
          key={id}
          {...rest}
          experience={experience}
          suggestions={suggestions}
          power={power}
          blockPictures={blockPictures}
        />
      ) : (
        <ExperienceList {...rest} />
      )}
      <DraftBar {...rest} mayPublish={mayPublish} />
    </>
  )
}
