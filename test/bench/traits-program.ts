import {
  type Config,
  checkConfig,
  compileConfig,
  compileLearning,
  compileProgram,
  everyPart,
  type LearningProgram,
  type Published,
  type Trait,
} from '@segue/core'

/** A config that goes all the way of publishing. */
export function publish(config: Partial<Config>): Published {
  const checked = checkConfig({ site: 'bench', ...config })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return compileConfig(checked.config, 1, {
    htmlToTree: () => [],
    renderBlock: () => ({ tree: [], isAlive: false }),
  })
}

export const learningProgram = (published: Published): LearningProgram =>
  compileLearning(compileProgram(published, everyPart), everyPart)

export const traitsProgram = (traits: unknown): LearningProgram =>
  learningProgram(publish({ traits: traits as Trait[] }))
