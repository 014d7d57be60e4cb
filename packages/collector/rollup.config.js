import { nodeResolve } from '@rollup/plugin-node-resolve'

const OWN = /^(?:[./]|@segue\/(?:core|stats))/

// The program as it runs: what the compiler writes is hundreds of modules, and Node takes half a
// second of every start to find and read them. Packages stay where they are installed.
export default {
  input: [
    'dist/bin.js',
    'dist/index.js',
    // Each is a process or a thread of its own, and lies beside whoever starts it.
    'dist/store/engine-child.js',
    'dist/replay/replay-worker.js',
    'dist/publish/link-worker.js',
  ],
  output: { dir: 'dist/program', format: 'es', chunkFileNames: '[name].js' },
  external: (id) => !OWN.test(id),
  plugins: [nodeResolve()],
}
