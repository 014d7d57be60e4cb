import { attachment } from '../attach.ts'
import { countdown } from '../countdown.tsx'

export const attach = attachment(countdown)
