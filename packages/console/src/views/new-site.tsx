import { useStore } from '@nanostores/preact'
import { useState } from 'preact/hooks'
import type { NewSiteStore } from '../new-site.ts'
import type { SiteStore } from '../site.ts'
import { Notice } from './notice.tsx'

/** A site begins with its name; what it changes comes later. */
export function NewSite({ newSite, site }: { newSite: NewSiteStore; site: SiteStore }) {
  const { making, trouble } = useStore(newSite.$newSite)
  const sites = useStore(site.$sites)
  const [name, setName] = useState('')
  return (
    <form
      class="from-scratch"
      onSubmit={(event) => {
        event.preventDefault()
        const taken = sites.kind === 'here' ? sites.value.map((one) => one.site) : []
        if (name.trim() && !making) void newSite.make(name, taken)
      }}
    >
      <label for="site-name">The name of your site</label>
      <div class="from-scratch-row">
        <input
          id="site-name"
          type="text"
          required
          maxLength={120}
          placeholder="Fell & Ridge"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="primary" aria-disabled={making ? 'true' : undefined}>
          {making ? 'Making it…' : 'Make the site'}
        </button>
      </div>
      {trouble && (
        <Notice tone="bad" role="alert">
          {trouble}
        </Notice>
      )}
    </form>
  )
}
