import type { HostPage } from '../host-page.ts'
import { landing, parts } from '../landing.ts'
import { shell } from '../shell.ts'

const hero = `<my-hero><template shadowrootmode="open">
<link rel="stylesheet" href="/page.css">
${parts.cta}
</template></my-hero>`

/** The call to action in an open shadow root that comes with the markup. */
export const webComponent: HostPage = {
  name: 'web-component',
  cta: 'my-hero >>> #cta',
  script: { entry: 'client/web-component.ts' },
  html: (place) => shell(place, landing({ cta: hero })),
}
