import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

type Props = {
  title: string
  action: string
  confirm: () => void
  /** The dialog is gone, whatever was chosen. */
  closed: () => void
  children: ComponentChildren
}

export function Confirm({ title, action, confirm, closed, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="confirm-title" onClose={closed}>
      <form
        method="dialog"
        onSubmit={(event) => {
          if ((event as SubmitEvent).submitter?.getAttribute('value') === 'yes') confirm()
        }}
      >
        <h2 id="confirm-title">{title}</h2>
        {children}
        <div class="dialog-actions">
          <button type="submit" value="no">
            Cancel
          </button>
          <button type="submit" value="yes" class="primary">
            {action}
          </button>
        </div>
      </form>
    </dialog>
  )
}
