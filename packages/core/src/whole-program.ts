import { compileLearning, type LearningProgram } from './learning.ts'
import { moreLearner } from './more-learner.ts'
import { everyPart } from './parts.ts'
import { compileProgram } from './program.ts'
import type { Published } from './published.ts'

/** A config as a program with everything that there is: for replays, where nobody counts bytes. */
export function wholeProgram(published: Published): LearningProgram {
  const program = compileLearning(compileProgram(published, everyPart), everyPart)
  return { ...program, learnMore: moreLearner(published, program.compile) }
}
