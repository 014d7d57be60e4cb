import { useStore } from '@nanostores/preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Form, InstallStore } from '../install.ts'
import type { RouteStore } from '../route.ts'
import { ArrivalNotice } from './arrival-notice.tsx'
import { Choice } from './choice.tsx'
import { Copied } from './copied.tsx'
import { Heading } from './heading.tsx'
import { Notice, Waiting } from './notice.tsx'
import { PageCheckPanel } from './page-check-panel.tsx'

const OPTIONS: { value: Form; label: string }[] = [
  { value: 'tag', label: 'Most sites' },
  { value: 'strict', label: 'Strict policy' },
  { value: 'sri', label: 'Integrity' },
  { value: 'manager', label: 'Tag manager' },
  { value: 'npm', label: 'npm' },
]

/** Where each goes, and what it costs. */
const HOW: Record<Form, string> = {
  tag: 'Into the <head>, as far up as you can. Nothing flashes, and a page waits 800 ms at most, also when the collector is gone.',
  strict:
    'For pages with a Content-Security-Policy. Your server writes each answer’s nonce where NONCE stands. Into the <head>, as far up as you can.',
  sri: 'The browser refuses other bytes than these. It shows the version that is live now: after each publish your pages need a new tag.',
  manager:
    'A Custom HTML tag that fires on Initialization. It comes after the first paint: what is painted then stays as it is. Measuring is whole.',
  npm: 'For pages that are rendered in the browser: wait for it, then render. Pages that a server renders need the tag.',
}

type Props = {
  install: InstallStore
  route: RouteStore
  mayPublish: boolean
  /** What comes below. */
  children: ComponentChildren
}

export function InstallScreen({ install, route, mayPublish, children }: Props) {
  const { form, code, checking, arrival } = useStore(install.$install)
  // What is below the code comes with it: nothing that one reads shall move.
  const [wasThere, note] = useState(false)
  const isThere = wasThere || code.kind !== 'waiting'
  useEffect(() => note(isThere), [isThere])
  return (
    <>
      <Heading title="Install" />
      <ol class="steps">
        <li>
          <h2>Put this into your pages</h2>
          <Choice
            legend="For"
            value={form}
            options={OPTIONS}
            choose={(value) => install.choose(value as Form)}
          />
          <p>{HOW[form]}</p>
          {code.kind === 'waiting' && <Waiting />}
          {code.kind === 'missing' && <Notice tone="bad">{code.trouble}</Notice>}
          {code.kind === 'here' && (
            <Copied
              words={code.value}
              label={form === 'npm' ? 'Copy the code' : 'Copy the tag'}
              primary
            />
          )}
        </li>
        {isThere && (
          <li>
            <h2>See whether it works</h2>
            {mayPublish && <PageCheckPanel install={install} checking={checking} />}
            <ArrivalNotice arrival={arrival} route={route} />
          </li>
        )}
      </ol>
      {isThere && children}
    </>
  )
}
