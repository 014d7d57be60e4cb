import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import { nodeResolve } from '@rollup/plugin-node-resolve'

// In the place of what the compiler writes, which loads the packages, what they hold.
export default {
  input: 'src/stdlib.ts',
  output: { file: 'dist/stdlib.js', format: 'es' },
  plugins: [nodeResolve(), commonjs(), json()],
}
