/** What a site that nobody has published yet is filled with: four audiences, three arms, somebody held out. */
export const exampleConfig = (site: string) => ({
  site,
  name: 'Mizzle (demo)',
  currency: 'EUR',
  rendering: 'static',
  holdout: 0.1,
  segments: [
    {
      id: 'spring',
      name: 'Came with the spring letter',
      when: { 'visit.campaign': 'spring' },
      keep: 'forever',
    },
    { id: 'search', name: 'Came from a search', when: { 'visit.source': 'google' } },
    { id: 'phone', name: 'On a phone', when: { 'tech.device': 'phone' } },
    { id: 'returning', name: 'Has been here before', when: { 'visit.number': { $gte: 2 } } },
    { id: 'evening', name: 'In the evening', when: { 'time.hour': { $gte: 18 } } },
    { id: 'weekend', name: 'At the weekend', when: { 'time.weekday': { $in: [6, 7] } } },
  ],
  goals: [
    { id: 'order', name: 'Order', kind: 'macro', on: 'purchase' },
    { id: 'cart_add', name: 'Put into the cart', kind: 'micro', on: 'add_to_cart' },
    { id: 'checkout', name: 'Went to the checkout', kind: 'micro', on: 'begin_checkout' },
  ],
  experiences: [
    {
      id: 'hero',
      name: 'Front page hero',
      pages: ['/'],
      goals: ['order', 'cart_add', 'checkout'],
      audiences: [
        {
          segment: 'spring',
          arms: [CONTROL, headline('Showers, then sun.')],
        },
        {
          segment: 'search',
          arms: [CONTROL, headline('The jacket you were looking for.')],
        },
        {
          segment: 'phone',
          arms: [CONTROL, headline('Dry in two taps.'), button('Find your size')],
        },
        {
          segment: '*',
          arms: [CONTROL, headline('Dry, whatever comes.'), button('Find your rain jacket')],
        },
      ],
    },
    {
      id: 'promise',
      name: 'Product page promise',
      pages: ['/p/*'],
      goals: ['order', 'cart_add'],
      audiences: [
        {
          segment: 'search',
          arms: [
            CONTROL,
            { id: 'care', name: 'Care', changes: [words('#add-to-cart', 'One more for the hook')] },
          ],
        },
        {
          segment: '*',
          arms: [
            CONTROL,
            { id: 'trial', name: 'Trial', changes: [words('#add-to-cart', 'Try it at home')] },
          ],
        },
      ],
    },
  ],
})

const CONTROL = { id: 'control', name: 'As it is' }

const words = (target: string, text: string) => ({ kind: 'text', target, text })

const headline = (text: string) => ({
  id: 'headline',
  name: 'New headline',
  changes: [words('#hero-title', text)],
})

const button = (text: string) => ({
  id: 'button',
  name: 'New button',
  changes: [words('#hero-cta', text)],
})
