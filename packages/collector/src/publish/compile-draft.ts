import { type Config, checkConfig, type Problem, type Published } from '@segue/core'
import { compile } from './compile.ts'

/** What a person wrote for a site, checked and compiled whole; or all that is wrong with it. */
export function compileDraft(
  site: string,
  input: unknown,
  version: number,
): { config: Config; published: Published } | { problems: Problem[] } {
  const checked = checkConfig(input)
  if ('problems' in checked) return checked
  const { config } = checked
  if (config.site !== site) return { problems: [otherSite(config.site, site)] }
  const compiled = compile(config, version)
  return 'problems' in compiled ? compiled : { config, published: compiled.published }
}

function otherSite(named: string, site: string): Problem {
  return {
    place: 'site',
    value: `"${named}"`,
    problem: `This config is not of "${site}"`,
    remedy: `Write "site": "${site}", or publish it to "${named}".`,
  }
}
