import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'demo-site/src/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: ['default', './test/tally-reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Browsers, engines and servers of several files would fight for two cores.
    maxWorkers: 2,
    // Tests that say they may run together mostly wait.
    maxConcurrency: 3,
  },
})
