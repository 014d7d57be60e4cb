import { type Scope, scopeOf } from '../http/scope-of.ts'

const WORDS: Record<Scope, string> = {
  machine: 'this machine',
  private: 'a private network',
  reserved: 'an unknown place',
  internet: 'the internet',
  unknown: 'an unknown place',
}

/** How far away an address is: all that is kept of it. */
export const addressClass = (address: string): string => WORDS[scopeOf(address)]
