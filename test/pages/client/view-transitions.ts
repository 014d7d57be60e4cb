import { landingControls } from './landing-controls.ts'

async function show(): Promise<void> {
  const text = await (await fetch(location.href)).text()
  const next = new DOMParser().parseFromString(text, 'text/html').querySelector('main')!
  await document.startViewTransition(() => document.querySelector('main')!.replaceWith(next))
    .finished
}

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a#go')
  if (!link) return
  event.preventDefault()
  history.pushState(null, '', link.href)
  show()
})
addEventListener('popstate', () => show())
landingControls()
