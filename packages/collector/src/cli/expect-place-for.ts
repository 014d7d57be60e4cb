import { CliError } from './cli-error.ts'

/** A terminal that is shown bytes may do anything. */
export function expectPlaceFor(format: string, out: string | undefined, isTerminal: boolean): void {
  if (format !== 'parquet' || out !== undefined || !isTerminal) return
  throw new CliError('A parquet file is nothing for a terminal. Name a file: --out events.parquet')
}
