import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'calm' | 'good' | 'warn' | 'bad'

const ICONS: Record<Tone, IconName> = {
  calm: 'open',
  good: 'done',
  warn: 'trouble',
  bad: 'trouble',
}

/** A message in its place. `role` where it must be heard when it comes. */
export function Notice({
  tone,
  role,
  children,
}: {
  tone: Tone
  role?: 'alert' | 'status' | undefined
  children: ComponentChildren
}) {
  return (
    <div class={`notice notice-${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div class="notice-body">{children}</div>
    </div>
  )
}

/** Why there is nothing here, and what to do next. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** Something is on its way. Shown only when it takes a moment (see CSS). */
export function Waiting() {
  return <p class="waiting">One moment…</p>
}
