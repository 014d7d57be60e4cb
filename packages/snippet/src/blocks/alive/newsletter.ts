import { attachment } from '../attach.ts'
import { newsletter } from '../newsletter.tsx'

export const attach = attachment(newsletter)
