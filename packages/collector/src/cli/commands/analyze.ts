import { defineCommand } from 'citty'
import { analysisText } from '../analysis-text.ts'
import { CliError } from '../cli-error.ts'
import { plainly } from '../plainly.ts'
import { repeated } from '../repeated.ts'
import { say } from '../say.ts'

export const analyze = defineCommand({
  meta: {
    name: 'analyze',
    description: 'Say what a finished test shows, from a file of any origin',
  },
  args: {
    file: {
      type: 'positional',
      description: 'A .csv, .csv.gz or .parquet with a header',
      required: true,
    },
    arm: {
      type: 'string',
      valueHint: 'column',
      description: 'Which arm a row is in',
      required: true,
    },
    control: {
      type: 'string',
      valueHint: 'value',
      description: 'The control’s value in it',
      required: true,
    },
    metric: {
      type: 'string',
      valueHint: 'column',
      description:
        'What is compared; column:binary, column:value, a/b:share or a/b:ratio. May be given several times',
      required: true,
    },
    segment: {
      type: 'string',
      valueHint: 'column',
      description: 'Compare within each of its values too. May be given several times',
    },
    covariate: {
      type: 'string',
      valueHint: 'column',
      description: 'A number known of each row before the test, to make intervals narrower',
    },
    expected: {
      type: 'string',
      valueHint: '50,50',
      description: 'How rows were to fall on the arms, the control first; else in equal parts',
    },
    json: { type: 'boolean', description: 'As JSON, with all figures' },
  },
  run: plainly(async ({ args, rawArgs }) => {
    // Not for other commands: the engine is a library of half a gigabyte.
    const { analyzeFile } = await import('../../analyze/analyze-file.ts')
    const analysis = await analyzeFile(args.file, {
      arm: args.arm,
      control: args.control,
      metrics: repeated(rawArgs, 'metric'),
      segments: repeated(rawArgs, 'segment'),
      covariate: args.covariate ?? null,
      expected: weightsOf(args.expected),
    })
    say(args.json ? JSON.stringify(analysis, null, 2) : analysisText(analysis))
  }),
})

function weightsOf(text: string | undefined): number[] | null {
  if (text === undefined) return null
  const weights = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (weights.every((weight) => weight > 0 && Number.isFinite(weight))) return weights
  throw new CliError(
    `--expected is "${text}". Give a weight above 0 for each arm, the control first, such as 50,50.`,
  )
}
