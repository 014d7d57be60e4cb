import type { KpiEntry } from './kpi.ts'

/** Whether visitors do what the site is for. */
export const buying = {
  visitors: {
    name: 'Visitors',
    unit: 'count',
    better: 'higher',
    from: 'events',
    definition: 'People, as browsers know them, of whom at least one event came in the period.',
    tells: 'How many there are to speak to, and how far the other figures can be trusted.',
    measured: 'Each visitor id once. Programs are left out with all that they did.',
    formula: 'number of different visitor ids',
    trends: 'Weekdays and seasons repeat: compare with the same days, not with the day before.',
    diagnostics:
      'If it jumps, look at campaigns first and at the ledger’s bots next; if it halves, at the tag and at consent.',
    tips: 'Read it before any rate: a rate of forty visitors is a guess.',
    picture: 'A line by day, the period before as a thin line behind it.',
    warnings:
      'One person with two browsers is two visitors, and one who clears storage is new each time.',
    tools: '`segue kpis` for the figure, `segue ledger` for who sent the events.',
    connects: 'It is what most rates here are divided by.',
    moves: ['segment-size', 'bounce', 'acquisition-cost'],
  },
  'conversion-rate': {
    name: 'Conversion rate',
    unit: 'share',
    better: 'higher',
    from: 'events',
    definition: 'The share of visitors who reached a macro goal in the period.',
    tells: 'How often a visit of this kind of visitor ends in what the site is for.',
    measured: 'A visitor counts once, however many goals were reached and however often.',
    formula: 'visitors with a macro goal ÷ visitors',
    trends: 'It falls when much new traffic comes and rises on paydays and in sales.',
    diagnostics:
      'Split it by segment: if every part stands still and the whole moves, the mix of visitors has changed.',
    tips: 'Name few macro goals. A rate of everything says nothing of anything.',
    picture: 'A bar for each segment with the site’s own rate as a line across.',
    warnings:
      'A segment of people who are about to buy has a high rate without any help: only an experiment shows what caused what.',
    tools: 'Goals of the config say what counts; `segue report` compares arms with intervals.',
    connects: 'Times the average order it makes revenue per visitor.',
    moves: ['revenue-per-visitor', 'cart-abandonment', 'bounce', 'acquisition-cost'],
  },
  'click-through': {
    name: 'Click-through',
    unit: 'share',
    better: 'higher',
    from: 'events',
    definition:
      'Of the visitors to whom an experience was shown in the period, those who clicked inside its target.',
    tells: 'Whether the changed place is seen and wanted, long before anybody buys.',
    measured:
      'Exposures and target clicks of all experiences and arms, control too; each visitor once.',
    formula: 'exposed visitors with a target click ÷ exposed visitors',
    trends: 'New words wear off: expect the first week to be the best one.',
    diagnostics:
      'If it is low, see on a phone whether the target is on the first screen, and whether it looks like a link.',
    tips: 'Let the click lead to what the words promised, or the next figure pays for it.',
    picture: 'Pairs of bars by experience, control beside variant.',
    warnings: 'More clicks are no more sales: a loud button can take them from a better one.',
    tools: 'The micro goal that each experience has by itself; `segue report` shows it by arm.',
    connects: 'The first step of the way that ends in the conversion rate.',
    moves: ['conversion-rate', 'bounce', 'pages-per-visit'],
  },
  'cart-abandonment': {
    name: 'Cart abandonment',
    unit: 'share',
    better: 'lower',
    from: 'events',
    definition:
      'Of the visitors who put something into the cart in the period, those who ordered nothing in it.',
    tells: 'How much intent is lost between the cart and the thank-you page.',
    measured:
      'By visitor and not by visit, so that who sleeps on it and orders the next day has not abandoned.',
    formula: '1 − visitors with add_to_cart and an order ÷ visitors with add_to_cart',
    trends: 'It rises on phones, in sales, and where shipping costs show late.',
    diagnostics:
      'Follow begin_checkout: a drop before it is about price and trust, a drop after it about forms and payment.',
    tips: 'Show delivery and its price on the product’s page, and keep the cart for who comes back.',
    picture: 'A funnel of three steps: cart, checkout, order.',
    warnings:
      'Carts of the period’s last day look abandoned that will be ordered tomorrow. Many use the cart as a list of wishes.',
    tools: 'The ready segment of abandoned carts, and an experience for who is in it.',
    connects: 'One minus it is the last factor of the conversion rate in a shop.',
    moves: ['conversion-rate', 'revenue-per-visitor', 'repeat-visits'],
  },
} satisfies Record<string, KpiEntry>
