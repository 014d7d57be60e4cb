/** Why a file is no backup that can be restored: for the person who wants to. */
export class BackupError extends Error {
  override name = 'BackupError'
}
