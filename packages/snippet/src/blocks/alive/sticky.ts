import { attachment } from '../attach.ts'
import { sticky } from '../sticky.tsx'

export const attach = attachment(sticky)
