import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/dist/**']
const pure = ['packages/{core,stats}/src/**/*.test.ts']
const journeys = ['test/**/*.test.ts']

/** The longest journeys, for which CI has no time: `pnpm test:all` takes them along. */
const longest = process.env.SEGUE_ALL
  ? []
  : [
      'accessibility',
      'blocks-everywhere',
      'changed-pages',
      'hostile-console',
      'hostile-globals',
      'keyboard',
      'npm-form',
      'preview',
      'redirect-away',
      'redirects',
      'sources',
      'sri',
      'takes-back',
      'tester',
      'views',
    ].map((name) => `test/${name}.test.ts`)

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude } },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          exclude: [...exclude, ...longest],
          // Browsers on a busy machine: what only a second run passes is told of at the end, and is
          // to be looked into. `SEGUE_RETRIES=0` fails at once.
          retry: Number(process.env.SEGUE_RETRIES ?? 1),
        },
      },
      {
        extends: true,
        test: {
          name: 'all else',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'demo-site/src/**/*.test.ts'],
          exclude: [...exclude, ...pure],
        },
      },
    ],
    // Modules keep no state of their own: to load them anew for each file takes a tenth of all the time.
    isolate: false,
    reporters: ['default', './test/tally-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Half of the time everybody waits: three files at a time keep two cores busy, more would fight.
    maxWorkers: 3,
    // Tests that say they may run together mostly wait.
    maxConcurrency: 3,
  },
})
