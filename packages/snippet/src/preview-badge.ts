import { adopt } from './adopt.ts'
import type { Undo } from './undo.ts'

export type Badge = {
  title: string
  details: string[]
  /** For whoever has to name it in a report. */
  hint?: string
  button: string
  onButton(): void
}

/** Long enough for a screen reader to know the place before there are words in it. */
const SPEAK_AFTER = 100

/**
 * A note at the edge of the window, that no style of the page's reaches: all of it is important
 * in a shadow root, and made without markup, so a strict policy allows it.
 */
export function showBadge({ title, details, hint, button, onButton }: Badge): {
  /** What is to say of this page; nothing, if empty. */
  note(text: string): void
  remove: Undo
} {
  const host = document.createElement('segue-preview')
  host.lang = 'en'
  const root = host.attachShadow({ mode: 'open' })
  adopt(STYLE, root)
  const card = child(root, 'section')
  card.setAttribute('aria-label', 'Segue preview')
  if (hint) card.title = hint
  const status = child(card, 'div')
  status.setAttribute('role', 'status')
  const noted = child(card, 'div')
  noted.setAttribute('role', 'status')
  const control = child(card, 'button')
  control.type = 'button'
  control.textContent = button
  control.addEventListener('click', onButton)
  // Beside the body: a page may get another one, or a framework looks after all that is in it.
  document.documentElement.append(host)
  setTimeout(() => {
    child(status, 'strong').textContent = title
    if (details.length) child(status, 'p').textContent = details.join(' · ')
  }, SPEAK_AFTER)
  return {
    note(text) {
      noted.textContent = text
      // A page that makes its whole document anew takes it along.
      if (!host.isConnected) document.documentElement.append(host)
    },
    remove: () => host.remove(),
  }
}

function child<Name extends keyof HTMLElementTagNameMap>(
  parent: Node,
  name: Name,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  parent.appendChild(element)
  return element
}

// In px: the size of `rem` is the page's.
const STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  z-index: 2147483647 !important;
  inset: auto auto calc(12px + env(safe-area-inset-bottom, 0px)) 12px !important;
  max-width: calc(100% - 24px) !important;
  color-scheme: light dark !important;
  --surface: #fff; --ink: #1f2327; --soft: #5f6368; --line: #d9d5cb; --accent: #1f5f80;
  --hover: #e5eff4; --mark: #d07a22; --shadow: rgb(30 35 40 / 18%);
}
@media (prefers-color-scheme: dark) {
  :host {
    --surface: #1d2024; --ink: #e9eaec; --soft: #a2a8b0; --line: #3b4047; --accent: #86c3e2;
    --hover: #21323c; --mark: #eba45c; --shadow: rgb(0 0 0 / 50%);
  }
}
section {
  position: relative;
  box-sizing: border-box;
  display: grid;
  grid-template-columns: 1fr auto;
  align-items: center;
  column-gap: 16px;
  max-width: 460px;
  padding: 10px 10px 10px 30px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: 0 8px 28px var(--shadow);
  font: 13px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  direction: ltr;
  text-align: left;
  overflow-wrap: anywhere;
}
section::before {
  content: "";
  position: absolute;
  inset: 16px auto auto 14px;
  width: 8px;
  height: 8px;
  border-radius: 50%;
  background: var(--mark);
  forced-color-adjust: none;
}
div { grid-column: 1; }
strong { font-weight: 600; }
p { margin: 0; }
p, [role=status] + [role=status] { color: var(--soft); font-size: 12px; }
button {
  grid-area: 1 / 2 / span 2;
  box-sizing: border-box;
  min-height: 32px;
  padding: 0 12px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: none;
  color: var(--accent);
  font: inherit;
  font-weight: 600;
  white-space: nowrap;
  cursor: pointer;
}
button:hover { background: var(--hover); border-color: var(--accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (pointer: coarse) { button { min-height: 44px; } }
@media (max-width: 359px) {
  section { grid-template-columns: 1fr; }
  button { grid-area: auto; margin-top: 8px; }
}
@media (prefers-reduced-motion: no-preference) {
  section { animation: come 160ms ease-out; }
  @keyframes come { from { opacity: 0; transform: translateY(6px); } }
}
@media print { :host { display: none !important; } }
`
