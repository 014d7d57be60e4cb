import { type Condition, conditionCompiler, everyPart } from '@segue/core'
import { failed, passed, type Suite } from './suite.ts'

export const conditions: Suite = ({ name, condition, document, groups = {}, expected }) => {
  const compile = conditionCompiler(everyPart.operators, groups as Record<string, unknown[]>)
  const got = compile(condition as Condition)(document)
  return got === expected ? passed : failed(String(name), got, expected)
}
