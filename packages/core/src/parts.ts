import * as folds from './folds.ts'
import * as gates from './gates.ts'
import * as learners from './learners.ts'
import type { LearningParts } from './learning.ts'
import * as operators from './operators.ts'
import type { Parts } from './program.ts'
import * as readers from './readers.ts'
import * as readings from './readings.ts'
import * as rooms from './rooms.ts'
import * as takings from './takings.ts'
import * as viewTakings from './takings-of-view.ts'

// By name, for the file of a site that uses some of them.
export { folds, gates, learners, operators, readers, readings, rooms, takings, viewTakings }

/** Every operator, trait form and room that there is. */
export const everyPart: Parts & LearningParts = {
  folds,
  gates,
  learners,
  operators,
  readers,
  takings,
  readings,
  rooms,
}
