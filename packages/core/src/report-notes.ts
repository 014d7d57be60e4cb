import { healthNotes } from './health-notes.ts'
import type { Guardrail, Report } from './report.ts'

/** `pass` may have notes, too: what one should know, and need not do anything about. */
export type ReportCheck = {
  id: 'split' | 'arms' | 'people' | 'arrival' | 'guardrails' | 'money' | 'weights' | 'pages'
  name: string
  state: 'pass' | 'warn' | 'fail'
  notes: string[]
  /** What to do about it; empty where nothing is to be done. */
  next: string
}

/** Whether a report may be trusted, check by check, the gravest first. */
export function reportChecks(report: Report): ReportCheck[] {
  return CHECKS.map(({ id, name, grave, next, notesOf }) => {
    const notes = notesOf(report)
    const state = notes.length ? grave(report) : 'pass'
    return { id, name, state, notes, next: state === 'pass' ? '' : next }
  })
}

/** What a reader should know before any number, in sentences; empty where all is well. */
export const reportNotes = (report: Report): string[] =>
  reportChecks(report).flatMap(({ notes }) => notes)

type Check = Pick<ReportCheck, 'id' | 'name' | 'next'> & {
  notesOf: (report: Report) => string[]
  /** How grave it is, where there are notes. */
  grave: (report: Report) => ReportCheck['state']
}

/** So many that were seen in two arms blur what each has done. */
const MIXED = 0.01

const CHECKS: Check[] = [
  {
    id: 'split',
    name: 'Split as planned',
    grave: () => 'fail',
    next: 'Find what loses visitors of one arm (an error, a redirect, a filter), mend it, then begin a new phase.',
    notesOf: (report) => report.audiences.flatMap(sampleRatioNote),
  },
  {
    id: 'arms',
    name: 'Arms are right',
    grave: () => 'fail',
    next: 'Look for a second tag, a copied profile or an id that is set twice.',
    notesOf: (report) => assignmentNote(report.assignments),
  },
  {
    id: 'people',
    name: 'One arm each',
    grave: ({ audiences, setAside }) => {
      const arms = audiences.flatMap((audience) => audience.arms)
      const all = arms.reduce((sum, { visitors }) => sum + visitors, 0)
      return setAside.twoArms > MIXED * all ? 'warn' : 'pass'
    },
    next: 'Look for pages that share a profile between people, or change the id in the middle.',
    notesOf: (report) => asideNotes(report.setAside),
  },
  {
    id: 'arrival',
    name: 'Events arrive',
    grave: () => 'warn',
    next: 'See which pages lose them: "segue ledger" has the account of each day.',
    notesOf: (report) => lossNote(report.loss),
  },
  {
    id: 'guardrails',
    name: 'Nothing suffers',
    grave: () => 'fail',
    next: 'Look at the arm on a slow phone, and at what it made visitors do, before you keep it.',
    notesOf: (report) => report.guardrails.flatMap((guardrail) => worseNotes(guardrail, report)),
  },
  {
    id: 'money',
    name: 'Values add up',
    grave: () => 'warn',
    next: 'State exchange rates in the config; look up the one order that weighs so much.',
    notesOf: (report) => [...moneyNotes(report.money), ...largestNotes(report)],
  },
  {
    id: 'weights',
    name: 'Weights stand',
    grave: () => 'pass',
    next: '',
    notesOf: (report) => report.audiences.flatMap(phasesNote),
  },
  {
    id: 'pages',
    name: 'Changes apply',
    grave: () => 'warn',
    next: 'Open the page with a preview of the arm, and pick the target anew where it is gone.',
    notesOf: healthNotes,
  },
]

type Audience = Report['audiences'][number]

/** Of a thousand audiences that are well one at most is told of, however often one looks. */
const MISMATCH = 0.001

function sampleRatioNote({ name, sampleRatio }: Audience): string[] {
  if (!sampleRatio || sampleRatio.pValue > MISMATCH) return []
  return [
    `Do not trust the numbers of "${name}": visitors did not fall on its arms as the weights say. Something loses visitors of one arm.`,
  ]
}

/** A visitor whose id was changed has kept the arm of the one before: a few are none to speak of. */
const CONTRADICTED = 0.01

function assignmentNote({ checked, contradicted }: Report['assignments']): string[] {
  if (contradicted <= checked * CONTRADICTED) return []
  return [
    `Of ${checked} assignments that were computed anew, ${contradicted} cannot be right. Does something else than the tag set the arm, or the visitor's id?`,
  ]
}

function asideNotes({ machines, twoArms }: Report['setAside']): string[] {
  return [
    ...people(machines, 'was a program (a bot or a test)', 'were programs (bots or tests)'),
    ...people(twoArms, 'was seen in two arms', 'were seen in two arms'),
  ]
}

function people(count: number, one: string, many: string): string[] {
  if (!count) return []
  return [
    count === 1
      ? `One visitor ${one} and is in no figure here.`
      : `${count} visitors ${many} and are in no figure here.`,
  ]
}

/** So much is on its way at any time. */
const MISSING = 0.01
const LEAST_ARRIVED = 1_000

function lossNote({ arrived, missing }: Report['loss']): string[] {
  const all = arrived + missing
  if (arrived < LEAST_ARRIVED || missing <= all * MISSING) return []
  return [
    `${percent(missing, all)} of the last day's events have not come, or not yet. "segue ledger" says more.`,
  ]
}

function worseNotes({ name, arms }: Guardrail, { audiences }: Report): string[] {
  return arms.flatMap((row) => {
    const audience = audiences.find((each) => each.audience === row.audience)
    const control = arms.find((each) => each.audience === row.audience && each.arm === 'control')
    const arm = audience?.arms.find((each) => each.arm === row.arm)
    if (row.answer !== 'worse' || !audience || !arm || !control) return []
    return [
      `"${arm.name}" is worse than control for "${audience.name}" in what should not suffer. ${name}: ${percent(row.poor, row.measured)} of visitors against ${percent(control.poor, control.measured)}.`,
    ]
  })
}

function moneyNotes({ currency, apart }: Report['money']): string[] {
  if (!apart.length) return []
  const orders = apart.map((each) => `${each.orders} in ${each.currency}`).join(', ')
  return [
    `Some orders are in no value here, which are in ${currency}: ${orders}. To add them, state "exchangeRates" in the config.`,
  ]
}

function largestNotes({ audiences, goals }: Report): string[] {
  return audiences.flatMap(({ name: audience, arms }) =>
    arms.flatMap(({ name, goals: results }) =>
      results.flatMap(({ goal, largest, value }) =>
        largest === null
          ? []
          : [
              `One visitor's ${round(largest)} of ${round(value)} weighs so much in "${name}" of "${audience}" that its value by "${goalName(goals, goal)}" is not compared. Is it an order?`,
            ],
      ),
    ),
  )
}

const goalName = (goals: Report['goals'], id: string) =>
  goals.find((goal) => goal.id === id)?.name ?? id

function phasesNote({ name, phases }: Audience): string[] {
  if (!phases.length) return []
  return [
    `Weights of "${name}" have changed on the way (${phases.length} phases). Lifts compare visitors of the same phase; rates are of all.`,
  ]
}

const percent = (part: number, all: number) =>
  `${all > 0 ? Number(((part / all) * 100).toPrecision(2)) : 0}%`
const round = (value: number) => Number(value.toPrecision(3)).toLocaleString('en')
