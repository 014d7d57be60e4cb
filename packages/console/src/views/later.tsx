import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Notice, Waiting } from './notice.tsx'

/** A screen whose code comes when it is first looked at. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined
  return function Later(props: Props) {
    const [Screen, show] = useState(() => known)
    const [isMissing, miss] = useState(false)
    useEffect(() => {
      if (Screen) return
      load().then(
        (screen) => {
          known = screen
          show(() => screen)
        },
        () => miss(true),
      )
    }, [])
    if (Screen) return <Screen {...props} />
    return isMissing ? (
      <Notice tone="bad" role="alert">
        This screen could not be loaded. Reload the page: your draft is kept.
      </Notice>
    ) : (
      <Waiting />
    )
  }
}
