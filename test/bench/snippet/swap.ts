/** What every script is to do to the page: other words on the button, another block below it. */
export const SWAP = {
  cta: '#hero-cta',
  ctaBefore: 'Start free trial',
  ctaAfter: 'Get 20% off today',
  block: '#promo',
  /** What the block and a block put in its place have in common. */
  blockClass: 'promo',
  blockBefore:
    '<h2>Loved by small teams</h2>' +
    '<p>Everything you need to launch a store this week, with no card required.</p>',
  // One line taller than the original: a swap after the first paint moves the page, and so shows in CLS.
  blockAfter:
    '<h2>Welcome back, bargain hunter</h2>' +
    '<p>Everything you need to launch a store this week, with no card required.</p>' +
    '<p class="offer">Your 20% discount ends on Sunday at midnight.</p>',
  /** Words that only the new block has. */
  blockMark: 'bargain hunter',
}
