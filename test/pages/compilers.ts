import { basename } from 'node:path'
import type { Plugin } from 'rollup'
import { compile } from 'svelte/compiler'
import ts from 'typescript'

export const typescript: Plugin = {
  name: 'typescript',
  transform: (code, id) =>
    id.endsWith('.ts')
      ? ts.transpileModule(code, {
          compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
        }).outputText
      : undefined,
}

export const svelte = (generate: 'client' | 'server'): Plugin => ({
  name: 'svelte',
  transform: (code, id) =>
    id.endsWith('.svelte')
      ? compile(code, { filename: id, name: basename(id, '.svelte'), generate }).js.code
      : undefined,
})

/** What the frameworks ask a bundler for, and a browser cannot answer. */
const asked: Record<string, string> = {
  'process.env.NODE_ENV': '"production"',
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  // A page that was tampered with before it was hydrated shall say so.
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
}
const question = new RegExp(Object.keys(asked).join('|').replaceAll('.', '\\.'), 'g')

/** Production builds: what visitors get. */
export const frameworksQuestions: Plugin = {
  name: 'frameworks-questions',
  transform: (code) => code.replace(question, (name) => asked[name]!),
}
