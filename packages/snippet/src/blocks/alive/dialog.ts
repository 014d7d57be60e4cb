import { attachment } from '../attach.ts'
import { dialog } from '../dialog.tsx'

export const attach = attachment(dialog)
