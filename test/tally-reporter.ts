import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Ends the output with one plain line that people and machines read alike. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    const unsteady: TestCase[] = []
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        count[test.result().state]++
        if (test.diagnostic()?.flaky) unsteady.push(test)
      }
      // A file that could not even be loaded has no tests, and has failed all the same.
      if (module.errors().length) count.failed++
    }
    for (const test of unsteady) {
      console.log(
        `\nOnly the second run passed: ${test.module.relativeModuleId} > ${test.fullName}`,
      )
      for (const error of test.result().errors ?? []) console.log(error.stack ?? error.message)
    }
    console.log(
      `\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`,
    )
  }
}
