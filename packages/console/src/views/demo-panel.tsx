import { useStore } from '@nanostores/preact'
import { useState } from 'preact/hooks'
import type { DemoStore } from '../demo.ts'
import { formatCount } from '../format.ts'
import { Notice } from './notice.tsx'

/** Fills an empty place with simulated visitors, so that one sees what it will look like. */
export function DemoOffer({ demo, site }: { demo: DemoStore; site?: string }) {
  const refusal = useStore(demo.$refusal)
  const state = useStore(demo.$demo)
  const isMine = useStore(demo.$may)
  const [isAsked, setAsked] = useState(false)
  const load = async (anyway: boolean) => {
    setAsked(true)
    await demo.load({ ...(site && { site }), anyway })
    setAsked(false)
  }
  // How far they are stands above.
  if (state.kind === 'here' && state.value.running) return null
  if (!isMine) {
    return <p class="small">Ask a publisher or an owner to load demo data here.</p>
  }
  return (
    <>
      {refusal && (
        <Notice tone="warn" role="alert">
          <p>{refusal}</p>
          <button type="button" onClick={() => load(true)}>
            Load it anyway
          </button>
        </Notice>
      )}
      <p class="demo-offer">
        <button type="button" disabled={isAsked} onClick={() => load(false)}>
          Load demo data
        </button>
        <small>30 days of simulated visitors. You can take them out again.</small>
      </p>
    </>
  )
}

/** How far simulated visitors are; and that numbers come of them, as long as they are there. */
export function DemoState({ demo }: { demo: DemoStore }) {
  const reading = useStore(demo.$demo)
  const isMine = useStore(demo.$may)
  if (reading.kind !== 'here') return null
  const { loaded, running, trouble } = reading.value
  if (running) {
    return (
      <div class="demo-state">
        <label>
          <span>
            Simulating visitors: {formatCount(running.done)} of {formatCount(running.of)} visits
          </span>
          <progress value={running.done} max={running.of} />
        </label>
        {isMine && (
          <button type="button" onClick={demo.remove}>
            Cancel
          </button>
        )}
      </div>
    )
  }
  if (trouble) {
    return (
      <Notice tone="bad" role="alert">
        <p>{trouble}</p>
        {isMine && (
          <button type="button" onClick={demo.remove}>
            Take out what was loaded
          </button>
        )}
      </Notice>
    )
  }
  if (!loaded) return null
  return (
    <div class="demo-state">
      <span>
        <span class="badge badge-exposure">Demo data</span> Simulated visitors are among these
        numbers.
      </span>
      {isMine && (
        <button type="button" class="link" onClick={demo.remove}>
          Take them out
        </button>
      )}
    </div>
  )
}
