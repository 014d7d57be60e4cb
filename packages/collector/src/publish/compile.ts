import {
  type Change,
  type Config,
  compileConfig,
  type Problem,
  type Published,
  type Tree,
} from '@segue/core'
import { htmlToTree } from './html-to-tree.ts'
import { changeFault } from './safe-attribute.ts'

/** Compiles a checked config, with everything that its HTML and attributes may not have. */
export function compile(
  config: Config,
  version: number,
): { published: Published } | { problems: Problem[] } {
  const problems = attributeProblems(config)
  const read = (html: string, place: string): Tree[] => {
    const result = htmlToTree(html, place)
    problems.push(...result.problems)
    return result.tree
  }
  const published = compileConfig(config, version, read)
  return problems.length ? { problems } : { published }
}

function attributeProblems({ experiences }: Config): Problem[] {
  return experiences.flatMap((experience) =>
    experience.audiences.flatMap(({ segment, arms }) =>
      arms.flatMap((arm) =>
        arm.changes.flatMap((change, index) =>
          attributeProblem(
            change,
            `experiences "${experience.id}" › audiences "${segment}" › arms "${arm.id}" › changes ${index + 1}`,
          ),
        ),
      ),
    ),
  )
}

function attributeProblem(change: Change, place: string): Problem[] {
  if (change.kind !== 'attribute') return []
  const fault = changeFault(change.name, change.value)
  return fault ? [{ place, value: `${change.name}="${change.value}"`, ...fault }] : []
}
