import { html } from '../html.ts'
import type { Page } from '../page.ts'

export const notFound = (): Page => ({
  status: 404,
  title: 'Blown away | Mizzle',
  description: 'There is no such page.',
  main: html`<div class="wrap"><div class="thanks">
  <img class="thanks-picture" src="/pictures/umbrella.svg" alt="" width="400" height="400">
  <div>
    <h1>This page was blown away.</h1>
    <p class="lead">There is nothing at this address, or not any more. Everything that is still here hangs by the door.</p>
    <p class="actions"><a class="button" href="/">Back inside</a> <a class="quiet-link" href="/c/jackets">Rain jackets</a></p>
  </div>
</div></div>`,
})
