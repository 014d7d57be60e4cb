import { type Config, compileConfig, type Problem, type Published, type Tree } from '@segue/core'
import { changeProblems } from './change-problems.ts'
import { htmlToTree } from './html-to-tree.ts'
import { renderBlock } from './render-block.ts'

/** Compiles a checked config, with everything that its targets, HTML and attributes may not have. */
export function compile(
  config: Config,
  version: number,
): { published: Published } | { problems: Problem[] } {
  const problems = changeProblems(config)
  const isFilled = problems.length === 0
  const read = (html: string, place: string): Tree[] => {
    const result = htmlToTree(html, place)
    problems.push(...result.problems)
    return result.tree
  }
  const published = compileConfig(config, version, {
    htmlToTree: read,
    renderBlock: (block, props, place) =>
      // What is filled wrongly has been said, and cannot be drawn.
      isFilled
        ? renderBlock(block, props, (html) => read(html, place))
        : { tree: [], isAlive: false },
  })
  return problems.length ? { problems } : { published }
}
