import { type Html, html } from '../html.ts'
import { itemOfPlan } from '../item.ts'
import { money } from '../money.ts'
import { newsletter } from '../newsletter.ts'
import type { Page } from '../page.ts'
import { type Plan, plans } from '../plans.ts'

/** The plan that most people should take. */
const RECOMMENDED = 'MZ-C01'

const included = html`<p class="plan-end"><a class="button button-quiet button-wide" href="/c/jackets">Shop rain jackets</a></p>`

const choose = (
  plan: Plan,
): Html => html`<form class="plan-end needs-script" data-add="${JSON.stringify(itemOfPlan(plan))}">
    <button id="plan-${plan.id.toLowerCase()}" class="button button-wide" data-segue-event="plan_chosen" data-segue-plan="${plan.id}">Choose ${plan.name}</button>
    <p class="said" role="status"></p>
  </form>`

const offer = (plan: Plan): Html => html`<li class="plan${plan.id === RECOMMENDED && ' plan-best'}">
  <h2>${plan.name}</h2>
  <p class="price">${plan.price === 0 ? 'Included' : html`${money(plan.price)} <span class="note">a year</span>`}</p>
  <p>${plan.purpose}</p>
  <ul class="ticks">${plan.gives.map((gift) => html`<li>${gift}</li>`)}</ul>
  ${plan.price === 0 ? included : choose(plan)}
</li>`

const questions = [
  {
    asked: 'Does it cover things I already have?',
    answer: 'Yes. Anything with our three strokes on it, whenever you bought it.',
  },
  {
    asked: 'What if you cannot mend it?',
    answer: 'Then we tell you why, send it back, and take a third off its successor.',
  },
  {
    asked: 'Can I stop?',
    answer: 'The plan ends by itself after a year. We ask once whether you want another.',
  },
]

export const pricing = (): Page => ({
  title: 'Care plan: mending, washing, reproofing | Mizzle',
  description:
    'We mend what we make. Three ways to have it looked after, from included to everything.',
  plainFooter: true,
  main: html`<div class="wrap">
  <header class="page-head">
    <h1 id="pricing-title">We mend what we make.</h1>
    <p id="pricing-lead" class="lead">A good jacket lasts ten years if somebody looks after it. It may as well be us.</p>
  </header>
  <ul class="plans">${plans.map(offer)}</ul>
  <section class="section asked" aria-labelledby="asked-title">
    <h2 id="asked-title">Asked at the counter</h2>
    <div>${questions.map(({ asked, answer }) => html`<details class="fold"><summary>${asked}</summary><p>${answer}</p></details>`)}</div>
  </section>
  ${newsletter()}
</div>`,
})
