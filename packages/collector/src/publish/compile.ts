import {
  type Change,
  type Config,
  compileConfig,
  type Problem,
  type Published,
  type Tree,
} from '@segue/core'
import { htmlToTree } from './html-to-tree.ts'
import { changeFault, type Fault } from './safe-attribute.ts'
import { selectorFault } from './selector-fault.ts'

/** Compiles a checked config, with everything that its targets, HTML and attributes may not have. */
export function compile(
  config: Config,
  version: number,
): { published: Published } | { problems: Problem[] } {
  const problems = changeProblems(config)
  const read = (html: string, place: string): Tree[] => {
    const result = htmlToTree(html, place)
    problems.push(...result.problems)
    return result.tree
  }
  const published = compileConfig(config, version, read)
  return problems.length ? { problems } : { published }
}

function changeProblems({ experiences }: Config): Problem[] {
  return experiences.flatMap((experience) =>
    experience.audiences.flatMap(({ segment, arms }) =>
      arms.flatMap((arm) =>
        arm.changes.flatMap((change, index) =>
          changeProblem(
            change,
            `experiences "${experience.id}" › audiences "${segment}" › arms "${arm.id}" › changes ${index + 1}`,
          ),
        ),
      ),
    ),
  )
}

function changeProblem(change: Change, place: string): Problem[] {
  const problem = (part: string, value: string, fault: Fault | undefined): Problem[] =>
    fault ? [{ place: place + part, value, ...fault }] : []
  return [
    ...problem(' › target', JSON.stringify(change.target), selectorFault(change.target)),
    ...(change.kind === 'attribute'
      ? problem('', `${change.name}="${change.value}"`, changeFault(change.name, change.value))
      : []),
  ]
}
