// Part of the build: writes the JSON Schema of the config, by which editors complete and check.
import { writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { config } from './dist/config.js'

// What JSON Schema cannot say (our own checks) is left to `segue publish`.
const schema = toJsonSchema(config, { errorMode: 'ignore', typeMode: 'input' })
writeFileSync(
  new URL('./config.schema.json', import.meta.url),
  `${JSON.stringify({ ...schema, title: 'Segue config' }, null, 2)}\n`,
)
