import { describe, type Problem } from './problem.ts'

/** A config that cannot be published, with everything that is wrong with it. */
export class ConfigError extends Error {
  readonly problems: Problem[]

  constructor(problems: Problem[]) {
    super(problems.map(describe).join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}
