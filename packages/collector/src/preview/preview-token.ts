import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'

const shown = v.strictObject({ experience: v.string(), audience: v.string(), arm: v.string() })

const preview = v.strictObject({
  site: v.string(),
  /** A version that is published, or a draft that is kept by the hash of its content. */
  of: v.variant('kind', [
    v.strictObject({ kind: v.literal('version'), version: v.number() }),
    v.strictObject({ kind: v.literal('draft'), draft: v.string() }),
  ]),
  shown: v.array(shown),
  segments: v.optional(v.array(v.string())),
  /** The link holds before this moment. */
  until: v.number(),
})

/** What a link shows, to whoever has it. */
export type Preview = v.InferOutput<typeof preview>

export type ReadToken = { kind: 'valid'; preview: Preview } | { kind: 'expired' | 'invalid' }

export type PreviewTokens = {
  sign(preview: Preview): string
  /** What a token shows on this site, now. */
  read(token: string, site: string): ReadToken
}

/** Far above the longest that is signed; what is longer is not even hashed. */
const LONGEST = 16_000

/** Signed by a key that never leaves the collector: what is shown cannot be chosen by anybody else. */
export function previewTokens(key: string, now: () => number): PreviewTokens {
  // The name of the form is signed too: a key signs nothing that could be taken for something else.
  const signatureOf = (body: string) =>
    createHmac('sha256', key).update(`segue preview 1 ${body}`).digest()

  return {
    sign(preview) {
      const body = Buffer.from(JSON.stringify(preview)).toString('base64url')
      return `${body}.${signatureOf(body).toString('base64url')}`
    },
    read(token, site) {
      const [, body, signature] =
        (token.length <= LONGEST && /^([\w-]+)\.([\w-]{43})$/.exec(token)) || []
      if (!body || !signature) return { kind: 'invalid' }
      // Compared as text: the last sign of base64 has bits that say nothing, and may not vary.
      const wanted = Buffer.from(signatureOf(body).toString('base64url'))
      if (!timingSafeEqual(wanted, Buffer.from(signature))) return { kind: 'invalid' }
      const parsed = v.safeParse(preview, JSON.parse(Buffer.from(body, 'base64url').toString()))
      // An earlier release has signed it for what it could show.
      if (!parsed.success) return { kind: 'expired' }
      if (parsed.output.site !== site) return { kind: 'invalid' }
      return parsed.output.until > now()
        ? { kind: 'valid', preview: parsed.output }
        : { kind: 'expired' }
    },
  }
}
