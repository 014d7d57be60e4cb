import { expect, it, vi } from 'vitest'
import { newProfile } from './new-profile.ts'
import { people, type Seen } from './rooms.ts'

it('looks up numbers of people for who has consented, and for nobody else', () => {
  const read = vi.fn(() => ({ k: 7 }))
  const seen = (id: string) =>
    ({ profile: newProfile(id), surroundings: { people: read } }) as unknown as Seen
  expect(people(seen(''))).toEqual({})
  expect(read).not.toHaveBeenCalled()
  expect(people(seen('v1'))).toEqual({ k: 7 })
})
