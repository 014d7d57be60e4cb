import { defineCommand } from 'citty'
import { analyze } from './commands/analyze.ts'
import { backup, restore } from './commands/backup.ts'
import { bandit } from './commands/bandit.ts'
import { downgrade } from './commands/downgrade.ts'
import { erase } from './commands/erase.ts'
import { exportCommand } from './commands/export.ts'
import { init } from './commands/init.ts'
import { kpis } from './commands/kpis.ts'
import { ledger } from './commands/ledger.ts'
import { preview } from './commands/preview.ts'
import { publish } from './commands/publish.ts'
import { replay } from './commands/replay.ts'
import { report } from './commands/report.ts'
import { start } from './commands/start.ts'
import { tag } from './commands/tag.ts'
import { diff, pull, rollback } from './commands/versions.ts'

/** Every command, in the order in which the help lists them. */
export const segue = defineCommand({
  meta: {
    name: 'segue',
    description:
      'Changes a landing page for the visitor in front of it, and proves whether it helped',
  },
  subCommands: {
    init,
    start,
    publish,
    pull,
    diff,
    rollback,
    report,
    kpis,
    analyze,
    bandit,
    ledger,
    replay,
    export: exportCommand,
    erase,
    preview,
    tag,
    backup,
    restore,
    downgrade,
  },
})
