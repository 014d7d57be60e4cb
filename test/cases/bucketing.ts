import { bucketRanges, chooseArm, equalWeights, hash, inNamespace, type Range } from '@segue/core'
import { failed, isNear, passed, type Suite } from './suite.ts'

type Inputs = {
  seed: string
  value: string
  version: number
  arms: number
  coverage: number
  weights: number[] | null
  n: number
  ranges: Range[]
  namespace: [string, number, number]
}
const methods: Record<string, (inputs: Inputs) => unknown> = {
  hash: ({ seed, value, version }) => hash(seed, value, version),
  bucketRanges: ({ arms, coverage, weights }) => bucketRanges(arms, coverage, weights),
  chooseArm: ({ n, ranges }) => chooseArm(n, ranges),
  inNamespace: ({ value, namespace }) => inNamespace(value, namespace),
  equalWeights: ({ arms }) => equalWeights(arms),
}

const NEAR = { abs: 1e-6, rel: 0 }

export const bucketing: Suite = ({ method, inputs, expected }) => {
  const run = methods[method as string]
  if (!run) return { kind: 'missing' }
  const got = run(inputs as Inputs)
  return isNear(got, expected, NEAR)
    ? passed
    : failed(`${method} of ${JSON.stringify(inputs)}`, got, expected)
}
