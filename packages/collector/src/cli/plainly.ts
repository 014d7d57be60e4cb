import type { ArgsDef, CommandContext } from 'citty'
import { AnalyzeError } from '../analyze/analyze-error.ts'
import { BackupError } from '../backup/backup-error.ts'
import { StartError } from '../data-directory.ts'
import { CliError } from './cli-error.ts'

/** Runs a command so that a failure that a person can mend is one line and not a stack. */
export function plainly<Args extends ArgsDef>(
  run: (context: CommandContext<Args>) => Promise<void>,
): (context: CommandContext<Args>) => Promise<void> {
  return async (context) => {
    try {
      expectKnown(context)
      await run(context)
    } catch (error) {
      if (!isForPeople(error)) throw error
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    }
  }
}

const isForPeople = (error: unknown): error is Error =>
  error instanceof CliError ||
  error instanceof StartError ||
  error instanceof BackupError ||
  error instanceof AnalyzeError

/** citty passes over what it does not know, and a misspelt `--data` would write somewhere else. */
function expectKnown<Args extends ArgsDef>({ rawArgs, cmd }: CommandContext<Args>): void {
  const known = Object.keys(cmd.args ?? {}).map((name) => `--${name}`)
  for (const option of rawArgs) {
    if (!option.startsWith('-') || known.includes(option.split('=', 1)[0]!)) continue
    throw new CliError(`There is no option "${option}". There are: ${known.join(', ')}.`)
  }
}
