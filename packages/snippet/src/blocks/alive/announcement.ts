import { announcement } from '../announcement.tsx'
import { attachment } from '../attach.ts'

export const attach = attachment(announcement)
