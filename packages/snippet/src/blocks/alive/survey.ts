import { attachment } from '../attach.ts'
import { survey } from '../survey.tsx'

export const attach = attachment(survey)
