import {
  type BlockChange,
  blockOf,
  type Change,
  type Config,
  checkProps,
  type Experience,
  type Problem,
  pathRemedy,
  placeOf,
  unreachable,
  withTokens,
} from '@segue/core'
import { addressFault, changeFault, type Fault } from './safe-attribute.ts'
import { redirectFault } from './safe-redirect.ts'
import { styleFault } from './safe-style.ts'
import { selectorFault } from './selector-fault.ts'

/** What the changes of a config may not have: targets, attributes, styles, addresses and texts are looked at. */
export function changeProblems(config: Config): Problem[] {
  return config.experiences.flatMap((experience) =>
    experience.audiences.flatMap(({ segment, arms }) =>
      arms.flatMap((arm) =>
        arm.changes.flatMap((change, index) =>
          changeProblem(
            change,
            `experiences "${experience.id}" › audiences "${segment}" › arms "${arm.id}" › changes ${index + 1}`,
            config,
            experience,
          ),
        ),
      ),
    ),
  )
}

function changeProblem(
  change: Change,
  place: string,
  config: Config,
  experience: Experience,
): Problem[] {
  const problem = (part: string, value: string, fault: Fault | undefined): Problem[] =>
    fault ? [{ place: place + part, value, ...fault }] : []
  const selector = (part: string, target: string) =>
    problem(part, JSON.stringify(target), selectorFault(target))
  const attributes = (set: Record<string, string | undefined>) =>
    Object.entries(set).flatMap(([name, value = '']) =>
      problem('', `${name}="${value}"`, templateFault(value) ?? changeFault(name, value)),
    )
  if (change.kind === 'redirect') {
    return problem(' › to', JSON.stringify(change.to), redirectFault(change.to, config, experience))
  }
  if (change.kind === 'block') return blockProblems(change, place, config)
  const target = selector(' › target', change.target)
  switch (change.kind) {
    case 'text':
      return [
        ...target,
        ...problem(' › text', JSON.stringify(change.text), textFault(change.text, config)),
      ]
    case 'attribute':
      return [...target, ...attributes({ [change.name]: change.value })]
    case 'link':
      return [...target, ...attributes({ href: change.href })]
    case 'image': {
      const { src, srcset, sizes, alt } = change
      const given = { src, ...(srcset && { srcset }), ...(sizes && { sizes }), ...(alt && { alt }) }
      return [...target, ...attributes(given)]
    }
    case 'style':
      return [
        ...target,
        ...Object.entries(change.styles).flatMap(([name, value]) =>
          problem(' › styles', `${name}: ${value}`, styleFault(name, value)),
        ),
      ]
    case 'move':
      return [...target, ...selector(' › to', change.to)]
    case 'content':
    case 'insert':
      return [
        ...target,
        ...problem(' › html', change.html.slice(0, 60), templateFault(change.html)),
      ]
    case 'class':
    case 'hide':
    case 'remove':
      return target
    default:
      return unreachable(change)
  }
}

function blockProblems(change: BlockChange, place: string, config: Config): Problem[] {
  const { block, props } = change
  const { target } = placeOf(config, change)!
  const unsafe = selectorFault(target)
  return [
    ...(unsafe ? [{ place: `${place} › target`, value: JSON.stringify(target), ...unsafe }] : []),
    ...checkProps(props, blockOf(config, block)!.fields, `${place} › props`, addressFault),
    ...textsIn(props).flatMap((text) => {
      const fault = templateFault(text)
      return fault ? [{ place: `${place} › props`, value: JSON.stringify(text), ...fault }] : []
    }),
  ]
}

/** Every text in what a block is filled with, at whatever depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** What a page's own framework would take for code of its templates. */
function templateFault(text: string): Fault | undefined {
  return /\{\{|\}\}|\[\[|<%/.test(text)
    ? {
        problem: 'This would be code to a template of the page',
        remedy: 'Write it without {{ }}, [[ ]] or <% %>.',
      }
    : undefined
}

function textFault(text: string, { traits, segments }: Config): Fault | undefined {
  const names = { traits: traits.map(({ id }) => id), segments: segments.map(({ id }) => id) }
  for (const part of withTokens(text)) {
    if (typeof part === 'string') {
      const fault = templateFault(part)
      if (fault) return fault
    } else {
      const remedy = pathRemedy(part[0], names)
      if (remedy) return { problem: `Nothing fills {${part[0]}}`, remedy }
    }
  }
  return undefined
}
