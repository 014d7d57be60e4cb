import { writeFileSync } from 'node:fs'
import { ConfigError, checkConfig, describe, SEGMENT_LIBRARY } from '@segue/core'
import { defineCommand } from 'citty'
import { CliError } from '../cli-error.ts'
import { libraryText } from '../library-text.ts'
import { plainly } from '../plainly.ts'
import { publishedOf } from '../published-settings.ts'
import { START_SETTINGS } from '../settings.ts'
import { startingConfig, type Taken } from '../starting-config.ts'

const FILE = 'segue.config.json'
const USUAL = 'cart_abandoner,high_intent,returning_visitor,new_visitor'

export const init = defineCommand({
  meta: { name: 'init', description: 'Write a config to begin with, of ready segments' },
  args: {
    file: { type: 'positional', description: 'The file to write', default: FILE },
    site: { type: 'string', valueHint: 'id', description: 'The site’s id' },
    segments: { type: 'string', valueHint: 'id,id', description: 'Which ones', default: USUAL },
    set: {
      type: 'string',
      valueHint: 'segment.name=value',
      description: 'What a segment asks for, such as category_fan.category=shoes; may be repeated',
    },
    'public-url': START_SETTINGS['public-url'],
    list: { type: 'boolean', description: 'Print the ready segments and what they ask for' },
  },
  run: plainly(async ({ args, rawArgs }) => {
    const { file, site, segments, list } = args
    const say = (text: string) => process.stdout.write(`${text}\n`)
    if (list) return void say(libraryText(SEGMENT_LIBRARY))
    if (!site) throw new CliError('The site’s id is missing. Say it: segue init --site my-site')
    const taken = takenOf(segments.split(','), repeated(rawArgs, '--set'))
    const { publicUrl, filesUrl = publicUrl } = publishedOf({
      ...(args['public-url'] && { 'public-url': args['public-url'] }),
    })
    const config = sound(() => startingConfig(site, taken))
    writeNew(file, `${JSON.stringify(config, null, 2)}\n`, site)
    say(
      [
        `"${file}" is written: ${taken.length} segments, the usual goals, and an example that nobody sees yet.`,
        `Change what you like in it, then: segue publish ${site} ${file}`,
        ...(filesUrl
          ? [`The tag for its pages names ${filesUrl}/s/${site}.js: segue tag ${site}`]
          : []),
      ].join('\n'),
    )
  }),
})

/** citty keeps only the last of an option that is given several times. */
function repeated(rawArgs: string[], option: string): string[] {
  return rawArgs.flatMap((arg, index) => {
    if (arg === option) return rawArgs[index + 1] ?? ''
    return arg.startsWith(`${option}=`) ? arg.slice(option.length + 1) : []
  })
}

function takenOf(wanted: string[], settings: string[]): Taken[] {
  const ids = new Set(wanted.map((id) => id.trim()).filter(Boolean))
  const taken = [...ids].map((id): Taken => {
    const entry = SEGMENT_LIBRARY.find((each) => each.id === id)
    if (entry) return { entry, answers: {} }
    throw new CliError(`There is no ready segment "${id}". See which there are: segue init --list`)
  })
  for (const setting of settings) {
    const [, id, name, value] = /^(\w+)\.(\w+)=(.*)$/s.exec(setting) ?? []
    if (id === undefined || name === undefined || value === undefined) {
      throw new CliError(
        `"--set ${setting}" cannot be read. Write it as: --set category_fan.category=shoes`,
      )
    }
    const found = taken.find(({ entry }) => entry.id === id)
    if (!found) {
      throw new CliError(
        `"--set ${setting}" is for a segment that is not taken. Add "${id}" to --segments.`,
      )
    }
    found.answers[name] = value
  }
  return taken
}

/** The config, if it could be published; else every problem, one a line. */
function sound(make: () => object): object {
  try {
    const config = make()
    const checked = checkConfig(config)
    if ('problems' in checked) throw new ConfigError(checked.problems)
    return config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new CliError(error.problems.map(describe).join('\n'))
  }
}

/** What is there stays: a config is work. */
function writeNew(file: string, text: string, site: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new CliError(
      code === 'EEXIST'
        ? `"${file}" is there already, and stays as it is. Name another file, such as: segue init new.config.json --site ${site}`
        : `"${file}" cannot be written: ${message}. Check the path.`,
    )
  }
}
