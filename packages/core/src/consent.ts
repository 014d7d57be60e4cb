import * as v from 'valibot'

/** TCF's: store and read, make profiles for content, choose content by them, measure content. */
const USUAL_PURPOSES = [1, 5, 6, 8]

/** Who says whether this visitor may be known. Nothing is stored or sent before they say so. */
export const consent = v.strictObject({
  from: v.pipe(
    v.picklist(['page', 'google', 'tcf', 'gpp']),
    v.description(
      'Your own call of segue.push(["consent", …]), Google Consent Mode, or the consent manager by IAB TCF or GPP.',
    ),
  ),
  purposes: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(11))),
      v.minLength(1),
      v.description('Purposes of TCF that the visitor has to agree to, all of them.'),
    ),
    USUAL_PURPOSES,
  ),
  vendor: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.description('A vendor of TCF that the visitor has to agree to as well.'),
    ),
  ),
})
export type Consent = v.InferOutput<typeof consent>
