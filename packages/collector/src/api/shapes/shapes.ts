import * as v from 'valibot'
import { ACCESS_SHAPES } from './access-shapes.ts'
import { PEOPLE_SHAPES } from './people-shapes.ts'
import { REPORT_SHAPES } from './report-shapes.ts'
import { SITE_SHAPES } from './site-shapes.ts'

/** Every route of the API: the server answers by it, `segue` asks by it, and openapi.json describes it. */
export const SHAPES = {
  'GET /api/openapi.json': {
    says: 'This description',
    answer: v.looseObject({ openapi: v.string() }),
  },
  ...ACCESS_SHAPES,
  ...PEOPLE_SHAPES,
  ...SITE_SHAPES,
  ...REPORT_SHAPES,
}

type Shapes = typeof SHAPES
export type RouteName = keyof Shapes

/** The names in an address: `site` and `version` of `/api/sites/:site/versions/:version`. */
type NamesIn<Address> = Address extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Address extends `${string}/:${infer Name}`
    ? Name
    : never
export type Params<Name extends RouteName> = Record<NamesIn<Name>, string>

export type Query<Name extends RouteName> = Shapes[Name] extends {
  query: infer Of extends v.GenericSchema
}
  ? v.InferOutput<Of>
  : unknown
export type Body<Name extends RouteName> = Shapes[Name] extends {
  body: infer Of extends v.GenericSchema
}
  ? v.InferOutput<Of>
  : unknown
/** What may be asked behind the address, as text. */
export type QueryText<Name extends RouteName> = Partial<
  Record<keyof Query<Name>, string | undefined>
>
/** What is sent for a body; some of it may be left out. */
export type Sent<Name extends RouteName> = Shapes[Name] extends {
  body: infer Of extends v.GenericSchema
}
  ? v.InferInput<Of>
  : undefined
export type Answer<Name extends RouteName> = Shapes[Name] extends {
  answer: infer Of extends v.GenericSchema
}
  ? v.InferOutput<Of>
  : never
