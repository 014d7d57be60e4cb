import { type Config, GA4_EVENTS, KNOWN_EVENTS } from '@segue/core'
import type { Seen } from '../seen.ts'
import { type Field, fieldOf, fieldsByRoom } from './fields.ts'
import { eventField } from './rule-words.ts'
import { DID, didWords } from './trait-words.ts'

/** What rules can be about: the document of a visitor, or an event. */
export type Vocabulary = {
  config: Config
  seen: Seen
  groups: [label: string, Field[]][]
  fieldOf: (path: string) => Field
  /** Paths that end in a name that is typed: the prefix and what it is called. */
  named: [prefix: string, label: string][]
  suggestions: (path: string) => string[]
  /** Events whose occurrence can be asked for. */
  events: [name: string, words: string][]
}

export function documentVocabulary(config: Config, seen: Seen, segment: string): Vocabulary {
  return {
    config,
    seen,
    // What has a name of its own is chosen by its prefix.
    groups: fieldsByRoom(config, segment).map(([label, fields]) => [
      label,
      fields.filter(({ path }) => path !== 'page.query'),
    ]),
    fieldOf: (path) => fieldOf(config, path),
    named: [
      ['page.query.', 'a parameter in the address'],
      ['declared.', 'an attribute that they declared'],
    ],
    suggestions: (path) => [
      ...new Set([
        ...seen.values(path),
        ...(fieldOf(config, path).values ?? []).map(([value]) => String(value)),
      ]),
    ],
    events: eventsOf(config, seen),
  }
}

/** The most usual first. */
const USUAL = ['page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase', 'search']
/** Those that tell of our own doing, not of the visitor's. */
const OURS = ['identify', 'located', 'experience_impression', 'target_missing', 'web_vitals']

function eventsOf({ events }: Config, seen: Seen): [string, string][] {
  const names = new Set([...USUAL, ...events, ...seen.events, ...GA4_EVENTS, ...KNOWN_EVENTS, '*'])
  return [...names]
    .filter((name) => !OURS.includes(name) && (name in DID || !KNOWN_EVENTS.includes(name)))
    .map((name) => [name, didWords(name)])
}

const ITEM = ['item_category', 'item_name', 'item_id', 'item_brand', 'price', 'quantity']

/** What events of GA4's names usually tell. */
const PROPERTIES: Record<string, string[]> = {
  page_view: ['path', 'title', 'referrer_host', 'source', 'medium', 'campaign'],
  search: ['search_term'],
  purchase: ['value', 'currency', 'coupon', 'transaction_id'],
  add_to_cart: ['value', 'currency'],
  click: ['text', 'href', 'path'],
}
const OF_ITEMS = /item|cart|checkout|purchase/

export function propertiesOf(event: string, seen: Seen): string[] {
  return [
    ...new Set([
      ...(OF_ITEMS.test(event) ? ITEM.map((name) => `items[].${name}`) : []),
      ...(PROPERTIES[event] ?? ['path']),
      ...seen.properties(event),
    ]),
  ]
}

export function eventVocabulary(config: Config, seen: Seen, event: string): Vocabulary {
  return {
    config,
    seen,
    groups: [['What it tells', propertiesOf(event, seen).map(eventField)]],
    fieldOf: eventField,
    named: [['', 'another property']],
    suggestions: (path) => seen.values(path, event),
    events: [],
  }
}
