import * as v from 'valibot'

/** What a look at a page found; `good` where nothing is to be done. */
const pageFinding = v.strictObject({
  id: v.picklist([
    'unreachable',
    'no-page',
    'no-tag',
    'tag-manager',
    'another-site',
    'another-address',
    'in-body',
    'behind-others',
    'switched-off',
    'nonce-unfilled',
    'policy-script',
    'policy-beacons',
    'in-place',
  ]),
  tone: v.picklist(['good', 'warn', 'bad']),
  /** What is so, in a sentence. */
  words: v.string(),
  /** What to do; null where nothing is. */
  remedy: v.nullable(v.string()),
})
export type PageFinding = v.InferOutput<typeof pageFinding>

/** Whether a page wears a site's tag where it has to be, and whether its policy lets it run. */
export const pageCheck = v.strictObject({
  /** The page that answered, after redirects. */
  url: v.string(),
  /** When it was looked at: Unix ms. */
  at: v.number(),
  findings: v.array(pageFinding),
})
export type PageCheck = v.InferOutput<typeof pageCheck>
