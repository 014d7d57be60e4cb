// Pages that act by themselves, since a browser that is looked on at keeps none and prerenders none.
// What they tell of is what they ask their own site for.

const TOOLS = `<script>
  const told = (what, value = '') => fetch('/told?' + what + '=' + value, { keepalive: true })
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  async function allSent() {
    while (!(segue.export && (await segue.export()).waiting.length === 0)) await pause(50)
  }
  const whoAmI = () => JSON.parse(localStorage['segue.shop']).id
</script>`

export const ACTING_PAGES = {
  // Left for the next page, and shown again as it was.
  '/kept': `<h1>Kept</h1>${TOOLS}<script>
    addEventListener('pageshow', async ({ persisted }) => {
      if (!persisted) return
      await segue.track('look', { mark: 'restored' })
      await pause(100)
      await allSent()
      told('restored', whoAmI())
    })
    addEventListener('load', async () => {
      await allSent()
      await segue.track('look', { mark: 'first' })
      await allSent()
      // A page that holds a lock, or asks its database, is not kept.
      await pause(300)
      location.href = '/kept-next'
    })
  </script>`,
  '/kept-next': `<h1>Next</h1>${TOOLS}<script>
    addEventListener('load', async () => {
      await allSent()
      history.back()
    })
  </script>`,
  // Looked at some time after it has been made.
  '/ahead-from': `<h1>From</h1>${TOOLS}<script type="speculationrules">
      { "prerender": [{ "urls": ["/ahead"], "eagerness": "immediate" }] }
    </script><script>
    addEventListener('load', async () => {
      await allSent()
      await pause(2500)
      await told('leaving', whoAmI())
      await pause(500)
      location.href = '/ahead'
    })
  </script>`,
  '/ahead': `<h1>Ahead</h1>${TOOLS}<script>
    if (document.prerendering) told('prerendered')
    document.addEventListener('prerenderingchange', async () => {
      told('activated', Date.now())
      await pause(500)
      await allSent()
      told('sent')
    })
  </script>`,
}
