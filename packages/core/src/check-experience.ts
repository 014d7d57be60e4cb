import { BLOCKS } from './block-forms.ts'
import { type BlockChange, blockOf, placeOf } from './block-of.ts'
import { checkBandit } from './check-bandit.ts'
import { checkEventName } from './check-event-name.ts'
import { checkFunnel } from './check-funnel.ts'
import { checkRamp } from './check-ramp.ts'
import type { Config } from './config.ts'
import { EVERYONE } from './everyone.ts'
import { type Audience, CONTROL, type Experience } from './experience.ts'
import { checkGuardrails } from './goal-guardrail.ts'
import { missing } from './missing.ts'
import type { Problem } from './problem.ts'

/** What a shape cannot say about an experience: names that do not exist, arms that are no test. */
export function checkExperience(experience: Experience, config: Config): Problem[] {
  const place = `experiences "${experience.id}"`
  const segments = config.segments.map(({ id }) => id)
  const goals = config.goals.map(({ id }) => id)
  const siteFunnels = new Set(config.funnels?.map(({ id }) => id))
  const { funnels = [] } = experience
  const everyone = experience.audiences.findIndex(({ segment }) => segment === EVERYONE)
  return [
    ...experience.goals.flatMap((goal) => missing(`${place} › goals`, 'goal', goal, goals)),
    ...experience.audiences.flatMap(({ segment }) =>
      segment === EVERYONE ? [] : missing(`${place} › audiences`, 'segment', segment, segments),
    ),
    ...twice(`${place} › audiences`, experience.audiences, ({ segment }) => segment),
    ...(everyone >= 0 && everyone < experience.audiences.length - 1
      ? [
          {
            place: `${place} › audiences`,
            value: '"*"',
            problem: 'Audiences after "*" would never be reached',
            remedy: 'Move "*" to the end.',
          },
        ]
      : []),
    ...experience.audiences.flatMap((audience) => checkArms(audience, place)),
    ...checkTrigger(experience, place, config),
    ...checkRamp(experience, place),
    ...checkBandit(experience, place),
    ...checkGuardrails(experience, place, config),
    ...twice(`${place} › funnels`, [...siteFunnels, ...funnels.map(({ id }) => id)], (id) => id),
    ...funnels.flatMap((funnel) => checkFunnel(funnel, `${place} › `, config)),
    ...experience.audiences.flatMap(({ segment, arms }) =>
      arms.flatMap(({ id, changes }) =>
        changes.flatMap((change, index) =>
          change.kind === 'block'
            ? checkBlock(
                change,
                `${place} › audiences "${segment}" › arms "${id}" › changes ${index + 1}`,
                config,
              )
            : [],
        ),
      ),
    ),
  ]
}

/** What lies over the page waits for something; and what cannot be waited for is no trigger. */
function checkTrigger(
  { trigger, audiences, caps }: Experience,
  experience: string,
  config: Config,
): Problem[] {
  const place = `${experience} › trigger`
  const changes = audiences.flatMap(({ arms }) => arms.flatMap(({ changes }) => changes))
  if (trigger && trigger.on !== 'load') {
    const name = trigger.on === 'event' ? trigger.name : '*'
    return [
      ...checkEventName(name, `${place} › name`, config),
      ...(changes.some(({ kind }) => kind === 'redirect')
        ? [
            {
              place,
              value: `"${trigger.on}"`,
              problem: 'A redirect does not wait: it comes before the page is shown',
              remedy: 'Take the trigger out, or show a block with a link.',
            },
          ]
        : []),
    ]
  }
  const over = changes.find((change) => {
    const form = change.kind === 'block' ? blockOf(config, change.block) : undefined
    return form && 'overlay' in form
  })
  if (!over && !caps?.afterInteraction) return []
  return [
    {
      place,
      value: trigger ? '"load"' : 'nothing',
      problem: over
        ? 'A block that lies over the page must wait for something'
        : 'What comes after an interaction cannot come with the page',
      remedy: 'Give it a trigger such as { "on": "exit" } or { "on": "dwell", "seconds": 20 }.',
    },
  ]
}

function checkBlock(change: BlockChange, place: string, config: Config): Problem[] {
  const { block } = change
  if (!blockOf(config, block)) {
    const known = [...config.blocks, ...BLOCKS].map(({ id }) => id)
    return missing(`${place} › block`, 'block', block, known)
  }
  const form = blockOf(config, block)!
  const left = 'needs' in form ? (form.needs?.(change.props) ?? []) : []
  const gaps = left.filter((name) => change.props[name] === undefined)
  const problems = gaps.map((name) => ({
    place: `${place} › props › ${name}`,
    value: 'nothing',
    problem: 'This is needed beside what is filled in',
    remedy: `Fill in "${name}".`,
  }))
  if ('people' in form && form.people) {
    const { on } = form.people(change.props).asked
    problems.push(...checkEventName(on ?? '*', `${place} › props › on`, config))
  }
  return placeOf(config, change)
    ? problems
    : [
        {
          place: `${place} › target`,
          value: 'nothing',
          problem: 'This block does not know where it goes',
          remedy: 'Give it a "target", and with "where" its place beside that.',
        },
      ]
}

function checkArms({ segment, arms }: Audience, experience: string): Problem[] {
  const place = `${experience} › audiences "${segment}" › arms`
  const weights = arms.flatMap(({ weight }) => weight ?? [])
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const control = arms.find(({ id }) => id === CONTROL)
  const problems = twice(place, arms, ({ id }) => id)
  if (weights.length && (weights.length < arms.length || sum < 0.99 || sum > 1.01)) {
    problems.push({
      place,
      value: weights.join(' + '),
      problem:
        weights.length < arms.length ? 'Some arms have no weight' : `The weights sum to ${sum}`,
      remedy: 'Give each arm a weight so that they sum to 1, or give none for equal shares.',
    })
  }
  if (arms.length > 1 && !control) {
    problems.push({
      place,
      value: arms.map(({ id }) => id).join(', '),
      problem: 'A test needs an arm to compare with',
      remedy: `Add { "id": "${CONTROL}" }, or keep a single arm where nothing is tested.`,
    })
  }
  if (control?.changes.length) {
    problems.push({
      place: `${place} "${CONTROL}"`,
      value: `${control.changes.length} changes`,
      problem: 'Control is the page as it is',
      remedy: 'Move the changes to an arm of another name.',
    })
  }
  return problems
}

/** A problem for each name that is given a second time. */
export function twice<T>(place: string, things: T[], nameOf: (thing: T) => string): Problem[] {
  const names = things.map(nameOf)
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => ({
      place,
      value: `"${name}"`,
      problem: 'This name is used twice',
      remedy: 'Rename or remove one of them.',
    }))
}
