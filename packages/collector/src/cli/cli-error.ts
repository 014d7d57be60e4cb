/** What the person at the command line reads, as it is; the command has failed. */
export class CliError extends Error {
  override name = 'CliError'
}
