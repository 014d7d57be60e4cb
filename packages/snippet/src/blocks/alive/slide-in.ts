import { attachment } from '../attach.ts'
import { slideIn } from '../slide-in.tsx'

export const attach = attachment(slideIn)
