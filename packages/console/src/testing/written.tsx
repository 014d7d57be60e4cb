/** @jsxImportSource preact */
import type { Experience } from '@segue/core'
import { type ComponentType, render } from 'preact'
import { act } from 'preact/test-utils'
import type { WriteExperience } from '../views/experience-editor.tsx'

type Fields = ComponentType<{ experience: Experience; write: WriteExperience }>

/** Fields over an experience that they write to, as the editor has them; says what they made of it. */
export function written(first: Experience, Fields: Fields): () => Experience {
  let experience = first
  const draw = () =>
    act(() =>
      render(
        <Fields
          experience={experience}
          write={(make) => {
            experience = make(experience)
            draw()
          }}
        />,
        document.body,
      ),
    )
  draw()
  return () => experience
}
