import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

/** The way back to the list that one came from. */
export function BackLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="back-link" href={href}>
      <Icon name="back" />
      {children}
    </a>
  )
}
