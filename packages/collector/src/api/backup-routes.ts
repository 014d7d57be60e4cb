import type { FastifyInstance } from 'fastify'
import type { Backups } from '../backup/backups.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'

export type BackupParts = {
  backups: Backups
  /** What breaks an answer off in the middle can only be told here. */
  onError: (error: unknown) => void
}

/** Everything that is kept, as one file. */
export function backupRoutes(api: FastifyInstance, { backups, onError }: BackupParts): void {
  answering(api)('GET /api/backup', async (_, reply) => {
    const archive = await backups.make()
    if (archive) return reply.type('application/x-tar').send(archive.once('error', onError))
    throw new ApiError(429, 'Another backup is being made. Try again when it is done.')
  })
}
