import { defineCommand } from 'citty'

/** Every command, in the order in which the help lists them; each is loaded when it is asked for. */
export const segue = defineCommand({
  meta: {
    name: 'segue',
    description:
      'Changes a landing page for the visitor in front of it, and proves whether it helped',
  },
  subCommands: {
    init: async () => (await import('./commands/init.ts')).init,
    start: async () => (await import('./commands/start.ts')).start,
    publish: async () => (await import('./commands/publish.ts')).publish,
    pull: async () => (await import('./commands/versions.ts')).pull,
    diff: async () => (await import('./commands/versions.ts')).diff,
    rollback: async () => (await import('./commands/versions.ts')).rollback,
    report: async () => (await import('./commands/report.ts')).report,
    goals: async () => (await import('./commands/goals.ts')).goals,
    kpis: async () => (await import('./commands/kpis.ts')).kpis,
    analyze: async () => (await import('./commands/analyze.ts')).analyze,
    bandit: async () => (await import('./commands/bandit.ts')).bandit,
    'demo-data': async () => (await import('./commands/demo-data.ts')).demoData,
    ledger: async () => (await import('./commands/ledger.ts')).ledger,
    replay: async () => (await import('./commands/replay.ts')).replay,
    export: async () => (await import('./commands/export.ts')).exportCommand,
    erase: async () => (await import('./commands/erase.ts')).erase,
    preview: async () => (await import('./commands/preview.ts')).preview,
    check: async () => (await import('./commands/check.ts')).check,
    tag: async () => (await import('./commands/tag.ts')).tag,
    backup: async () => (await import('./commands/backup.ts')).backup,
    restore: async () => (await import('./commands/backup.ts')).restore,
    audit: async () => (await import('./commands/audit.ts')).audit,
    'sign-in': async () => (await import('./commands/sign-in.ts')).signIn,
    downgrade: async () => (await import('./commands/downgrade.ts')).downgrade,
  },
})
