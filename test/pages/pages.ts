import type { HostPage } from './host-page.ts'
import { plain } from './kinds/plain.ts'
import { reactSsr } from './kinds/react-ssr.ts'
import { strictCsp } from './kinds/strict-csp.ts'

/** Every host page: a new kind is a file in `kinds/` and a row here. */
export const pages: HostPage[] = [plain, strictCsp, reactSsr]
