/** A year of looking after. The plan without a price comes with every order. */
export type Plan = {
  id: string
  name: string
  price: number
  purpose: string
  gives: string[]
}

export const plans: Plan[] = [
  {
    id: 'MZ-C00',
    name: 'Fair Weather',
    price: 0,
    purpose: 'Comes with everything we sell.',
    gives: [
      'Mending free for two years',
      '60 days to change your mind',
      'Advice by e-mail, from a person',
    ],
  },
  {
    id: 'MZ-C01',
    name: 'All Weather',
    price: 36,
    purpose: 'For one person and everything of ours they own.',
    gives: [
      'Mending free for as long as you own it',
      'A wash and reproofing every autumn',
      'New soles once a year',
      'Postage on us, both ways',
    ],
  },
  {
    id: 'MZ-C02',
    name: 'Whole Household',
    price: 84,
    purpose: 'For up to five people, and whoever borrows the jackets.',
    gives: [
      'All of All Weather, for everyone',
      'A second reproofing in spring',
      'A loan jacket while yours is here',
    ],
  },
]
