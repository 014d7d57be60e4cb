export type CategoryId = 'jackets' | 'shoes' | 'bags'

export type Category = {
  id: CategoryId
  name: string
  title: string
  intro: string
  /** The product whose picture stands for the whole shelf. */
  face: string
}

/** The colour behind a picture; a class of shop.css. */
export type Tint = 'fog' | 'butter' | 'blush' | 'moss'

export type Product = {
  /** The article number: `item_id` in analytics. */
  id: string
  slug: string
  name: string
  category: CategoryId
  price: number
  tint: Tint
  /** One line for a card. */
  line: string
  /** Two or three sentences for the product's own page. */
  story: string
  facts: [name: string, value: string][]
  sizes: string[]
}

export const categories: Category[] = [
  {
    id: 'jackets',
    name: 'Rain jackets',
    title: 'Rain jackets that breathe out',
    intro:
      'Taped by hand, cut roomy enough for a jumper, quiet enough for a library. Every one was worn through a wet November before it got its name.',
    face: 'mizzle-jacket',
  },
  {
    id: 'shoes',
    name: 'Shoes',
    title: 'Shoes for wet pavements',
    intro:
      'Soles that hold on cobbles, uppers that shrug at puddles. All four can be resoled, and we do it here, on the machine by the window.',
    face: 'puddle-boot',
  },
  {
    id: 'bags',
    name: 'Bags',
    title: 'Bags that keep things dry',
    intro:
      'Waxed canvas, rolled tops, zips that face away from the weather. Room for a laptop, a loaf and whatever you decide at the last minute.',
    face: 'lock-backpack',
  },
]

const shoeSizes = ['36', '37', '38', '39', '40', '41', '42', '43', '44', '45', '46']
const jacketSizes = ['XS', 'S', 'M', 'L', 'XL']

export const products: Product[] = [
  {
    id: 'MZ-J01',
    slug: 'mizzle-jacket',
    name: 'The Mizzle',
    category: 'jackets',
    price: 229,
    tint: 'fog',
    line: 'The yellow one. Five snaps and no nonsense.',
    story:
      'The jacket the shop is named after. Five snaps you can work with cold fingers, two pockets deep enough for a paperback, and a hood that turns when your head does.',
    facts: [
      ['Shell', 'Recycled polyester, matt, 10,000 mm'],
      ['Seams', 'Welded, then taped by hand'],
      ['Weight', '540 g in size M'],
      ['Made in', 'Porto, 400 at a time'],
    ],
    sizes: jacketSizes,
  },
  {
    id: 'MZ-J02',
    slug: 'squall-parka',
    name: 'Squall Parka',
    category: 'jackets',
    price: 289,
    tint: 'butter',
    line: 'Longer, warmer, unmoved by sideways rain.',
    story:
      'For the days when the forecast stops being polite. A cotton lining, a cord at the waist against the wind, four pockets, and a storm flap over the lot.',
    facts: [
      ['Shell', 'Cotton and nylon, 15,000 mm'],
      ['Lining', 'Brushed organic cotton'],
      ['Weight', '980 g in size M'],
      ['Made in', 'Porto, 250 at a time'],
    ],
    sizes: jacketSizes,
  },
  {
    id: 'MZ-J03',
    slug: 'drizzle-anorak',
    name: 'Drizzle Anorak',
    category: 'jackets',
    price: 159,
    tint: 'blush',
    line: 'Over the head, out of the door.',
    story:
      'A light smock with one big pocket for both hands, a sandwich and the dog’s lead. Packs into that same pocket when the sun wins after all.',
    facts: [
      ['Shell', 'Recycled nylon, 8,000 mm'],
      ['Packs to', 'A grapefruit, roughly'],
      ['Weight', '310 g in size M'],
      ['Made in', 'Porto, 400 at a time'],
    ],
    sizes: jacketSizes,
  },
  {
    id: 'MZ-J04',
    slug: 'pocket-cape',
    name: 'Pocket Cape',
    category: 'jackets',
    price: 79,
    tint: 'moss',
    line: 'Lives in your bag until it is needed.',
    story:
      'One size that goes over a rucksack, a bicycle or a whole toddler. It comes in its own pouch and goes back into it, too: we tested that part with impatient people.',
    facts: [
      ['Shell', 'Recycled nylon, 5,000 mm'],
      ['Packs to', '14 × 11 cm'],
      ['Weight', '240 g with its pouch'],
      ['Made in', 'Braga, 600 at a time'],
    ],
    sizes: [],
  },
  {
    id: 'MZ-S01',
    slug: 'puddle-boot',
    name: 'Puddle Boot',
    category: 'shoes',
    price: 98,
    tint: 'fog',
    line: 'Straight through. Never around.',
    story:
      'A Chelsea boot in natural rubber, low enough for a bicycle and tall enough for an argument with a puddle. The footbed comes out to dry overnight.',
    facts: [
      ['Upper', 'Natural rubber, made by hand'],
      ['Footbed', 'Cork and felt, removable'],
      ['Height', '19 cm in size 40'],
      ['Made in', 'Guimarães'],
    ],
    sizes: shoeSizes,
  },
  {
    id: 'MZ-S02',
    slug: 'quay-sneaker',
    name: 'Quay Sneaker',
    category: 'shoes',
    price: 119,
    tint: 'moss',
    line: 'A dry-day shoe that does not mind.',
    story:
      'Waxed canvas over a thin membrane, on a gum sole that grips wet stone. Looks better with a few miles on it, like most of us.',
    facts: [
      ['Upper', 'Waxed cotton, waterproof membrane'],
      ['Sole', 'Natural gum, stitched, can be replaced'],
      ['Weight', '340 g a shoe in size 42'],
      ['Made in', 'Guimarães'],
    ],
    sizes: shoeSizes,
  },
  {
    id: 'MZ-S03',
    slug: 'towpath-boot',
    name: 'Towpath Boot',
    category: 'shoes',
    price: 179,
    tint: 'blush',
    line: 'For mud, and for dinner after it.',
    story:
      'Greased leather, a sewn-in tongue that keeps the wet out up to the top eyelet, and a sole you can have replaced twice before the leather asks for a rest.',
    facts: [
      ['Upper', 'Greased leather, 2.2 mm'],
      ['Sole', 'Lugged rubber, stitched, can be replaced'],
      ['Weight', '620 g a boot in size 42'],
      ['Made in', 'Guimarães'],
    ],
    sizes: shoeSizes,
  },
  {
    id: 'MZ-S04',
    slug: 'slip-shoe',
    name: 'Slipway Shoe',
    category: 'shoes',
    price: 109,
    tint: 'butter',
    line: 'Off the boat, into the bakery.',
    story:
      'A moccasin sewn in one afternoon by one person. The lace runs all the way round the heel, so it actually holds, and the pale sole leaves no marks on anybody’s deck.',
    facts: [
      ['Upper', 'Oiled nubuck, hand-sewn'],
      ['Sole', 'Pale rubber, siped, can be replaced'],
      ['Weight', '330 g a shoe in size 42'],
      ['Made in', 'Guimarães'],
    ],
    sizes: shoeSizes,
  },
  {
    id: 'MZ-B01',
    slug: 'ferry-tote',
    name: 'Ferry Tote',
    category: 'bags',
    price: 89,
    tint: 'butter',
    line: 'Stands up by itself, carries the week’s bread.',
    story:
      'Heavy canvas with a waxed foot, so you can put it down on a wet deck without a thought. Bridle-leather handles, long enough for a coat sleeve.',
    facts: [
      ['Body', '18 oz canvas, waxed foot'],
      ['Holds', '22 litres, or nine baguettes'],
      ['Handles', 'Bridle leather, riveted'],
      ['Made in', 'Our own workshop'],
    ],
    sizes: [],
  },
  {
    id: 'MZ-B02',
    slug: 'lock-backpack',
    name: 'Lockkeeper Backpack',
    category: 'bags',
    price: 149,
    tint: 'blush',
    line: 'Roll it down, clip it shut, cycle on.',
    story:
      'A roll-top that swallows a helmet and shrinks to the size of its lunch. The laptop sleeve floats off the bottom, because sooner or later everyone drops it.',
    facts: [
      ['Body', 'Recycled nylon, coated'],
      ['Holds', '18 to 26 litres, 16″ laptop'],
      ['Weight', '890 g'],
      ['Made in', 'Our own workshop'],
    ],
    sizes: [],
  },
  {
    id: 'MZ-B03',
    slug: 'pocket-sling',
    name: 'Pocket Sling',
    category: 'bags',
    price: 64,
    tint: 'fog',
    line: 'Phone, keys, plum. Nothing else, on purpose.',
    story:
      'Sits where your hand looks for it. The zip has a rain lip, the strap swaps sides without a fuss, and the lining is yellow so you can see what you are doing.',
    facts: [
      ['Body', 'Waxed cotton, 12 oz'],
      ['Holds', '2.5 litres'],
      ['Strap', '70 to 130 cm'],
      ['Made in', 'Our own workshop'],
    ],
    sizes: [],
  },
  {
    id: 'MZ-B04',
    slug: 'weekender',
    name: 'Slow Train Weekender',
    category: 'bags',
    price: 189,
    tint: 'moss',
    line: 'Two nights, one book too many.',
    story:
      'A duffel that fits the rack of any train we have ever been late for. Leather ends, a wet pocket for the swimming things, and a strap that stays on the shoulder.',
    facts: [
      ['Body', 'Waxed cotton, leather ends'],
      ['Holds', '38 litres, cabin size'],
      ['Weight', '1.3 kg'],
      ['Made in', 'Our own workshop'],
    ],
    sizes: [],
  },
]

/** In the order that is asked for; a wrong name is a mistake of ours and is said so. */
export const pick = (...slugs: string[]): Product[] =>
  slugs.map((slug) => {
    const product = products.find((each) => each.slug === slug)
    if (product === undefined) throw new Error(`The catalogue has no product "${slug}".`)
    return product
  })
