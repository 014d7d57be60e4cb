import type { HostPage } from './host-page.ts'
import { alpine } from './kinds/alpine.ts'
import { clobberedForm } from './kinds/clobbered-form.ts'
import { htmx } from './kinds/htmx.ts'
import { iframe } from './kinds/iframe.ts'
import { inPieces } from './kinds/in-pieces.ts'
import { lateCta } from './kinds/late-cta.ts'
import { next } from './kinds/next.ts'
import { nineThousandNodes } from './kinds/nine-thousand-nodes.ts'
import { noDoctype } from './kinds/no-doctype.ts'
import { paddedInEm } from './kinds/padded-in-em.ts'
import { plain } from './kinds/plain.ts'
import { preactSsr } from './kinds/preact-ssr.ts'
import { reactIcon, reactPaddedInEm, reactSsr, reactTakesBack } from './kinds/react.ts'
import { reactClient } from './kinds/react-client.ts'
import { reactDocument } from './kinds/react-document.ts'
import { reactSuspense } from './kinds/react-suspense.ts'
import { remadeCta } from './kinds/remade-cta.ts'
import { rtl } from './kinds/rtl.ts'
import { spaPreact } from './kinds/spa-preact.ts'
import { spaReact } from './kinds/spa-react.ts'
import { strictCsp } from './kinds/strict-csp.ts'
import { svelteSsr } from './kinds/svelte-ssr.ts'
import { turbo } from './kinds/turbo.ts'
import { viewTransitions } from './kinds/view-transitions.ts'
import { vueSsr } from './kinds/vue-ssr.ts'
import { webComponent } from './kinds/web-component.ts'
import { webComponentByScript } from './kinds/web-component-by-script.ts'
import { windows1252 } from './kinds/windows-1252.ts'

/** Every host page: a new kind is a file in `kinds/` and a row here. */
export const pages: HostPage[] = [
  plain,
  noDoctype,
  windows1252,
  rtl,
  clobberedForm,
  nineThousandNodes,
  inPieces,
  paddedInEm,
  iframe,
  strictCsp,
  remadeCta,
  lateCta,
  webComponent,
  webComponentByScript,
  viewTransitions,
  turbo,
  htmx,
  alpine,
  reactSsr,
  reactDocument,
  reactClient,
  reactIcon,
  reactPaddedInEm,
  reactTakesBack,
  reactSuspense,
  spaReact,
  next,
  vueSsr,
  svelteSsr,
  preactSsr,
  spaPreact,
]
