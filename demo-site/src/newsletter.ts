import { type Html, html } from './html.ts'

export const newsletter =
  (): Html => html`<section class="newsletter needs-script" aria-labelledby="newsletter-title">
  <div>
    <h2 id="newsletter-title">One letter a month, mostly about weather</h2>
    <p>New pieces before they are on the shelf, a repair worth copying, and the rain totals.</p>
  </div>
  <form data-newsletter>
    <label for="newsletter-email">E-mail address</label>
    <div class="field-and-button">
      <input id="newsletter-email" name="email" type="email" autocomplete="email" required>
      <button id="newsletter-button" class="button" data-segue-event="newsletter_click">Write to me</button>
    </div>
    <p class="said" role="status"></p>
  </form>
</section>`
