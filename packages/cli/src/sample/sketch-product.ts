import { createRandom, type Random } from './random.ts'
import { foreignNames, type Range, ranges, series } from './ranges.ts'
import { sketchValues, type ValueSketch } from './sketch-values.ts'

interface PriceSketch {
  currency: string
  amount: number
  cost: number
  overheadCost: number
}

interface VariationSketch {
  name: string
  /** How its price compares with the product's. */
  factor: number
}

/** A product without numbers of anything: what depends on the seed alone. */
export interface ProductSketch {
  name: string
  code: string | null
  description: string | null
  unit: string
  tax: number
  category: string
  prices: PriceSketch[]
  values: ValueSketch[]
  isLinkable: boolean
  isPrivate: boolean
  isDeleted: boolean
  /** Picks the owner among the users. */
  owner: number
  /** Picks those who follow among the users. */
  followers: number[]
  variations: VariationSketch[]
  /** Texts of files, by file name. */
  files: { name: string; text: string }[]
  hasDeal: boolean
  billing: {
    billingFrequency: 'monthly' | 'annually'
    billingFrequencyCycles: number | null
  } | null
}

/** How often products have what most do not; large catalogues have less of it each. */
export interface Shares {
  followers: number
  files: number
  deals: number
  variations: number
  deleted: number
}

export function sharesFor(count: number): Shares {
  const upTo = (share: number, most: number) => Math.min(share, most / count)
  return {
    followers: upTo(0.05, 10_000),
    files: upTo(0.04, 2_000),
    deals: upTo(0.06, 3_000),
    variations: upTo(0.03, 5_000),
    deleted: upTo(0.01, 2_000),
  }
}

/** Invents the product that has this place in the catalogue of this seed. */
export function sketchProduct(
  seed: number,
  index: number,
  shares: Shares,
  currency: string,
): ProductSketch {
  const random = createRandom(seed, index)
  const range = random.pick(ranges)
  const kind = random.pick(range.kinds)
  const thing = random.pick(range.things)
  const name = sketchName(random, range, kind, thing)
  return {
    name,
    code: random.chance(0.03) ? null : sketchCode(random, range, seed, index),
    description: random.chance(0.6) ? sketchDescription(random, thing) : null,
    unit: random.pick(range.units),
    tax: random.chance(0.05) ? 0 : range.tax,
    category: range.category,
    prices: sketchPrices(random, range, currency),
    values: sketchValues(random, range.areKindsMaterials ? kind : undefined, currency),
    isLinkable: !random.chance(0.01),
    isPrivate: random.chance(0.02),
    isDeleted: random.chance(shares.deleted),
    owner: random.whole(0, 99),
    followers: random.chance(shares.followers) ? random.some([0, 1, 2, 3], random.whole(1, 2)) : [],
    variations: random.chance(shares.variations) ? sketchVariations(random, range) : [],
    files: random.chance(shares.files) ? sketchFiles(random, name, kind, thing) : [],
    hasDeal: random.chance(shares.deals),
    billing: sketchBilling(random, range),
  }
}

function sketchName(random: Random, range: Range, kind: string, thing: string): string {
  const suffix = random.chance(0.6)
    ? ` ${random.pick(series)} ${random.whole(1, 40)}`
    : ` ${random.pick(range.sizes)}`
  const foreign = foreignNames[range.category]
  if (foreign && random.chance(0.04)) return random.pick(foreign) + suffix
  const start = random.chance(0.85) ? `${random.pick(range.adjectives)} ` : ''
  return `${start}${kind} ${thing}${random.chance(0.85) ? suffix : ''}`
}

/** Codes never repeat within a catalogue: the number in the middle runs through all of 10 million. */
function sketchCode(random: Random, range: Range, seed: number, index: number): string {
  const offset = Math.abs(seed * 104_729) % 10_000_000
  const serial = `${(index * 6_700_417 + offset) % 10_000_000}`.padStart(7, '0')
  const variant = random.pick(['A', 'B', 'C', 'BK', 'WH', 'XL', '2', '10'])
  const [head, tail] = [serial.slice(0, 4), serial.slice(4)]
  return random.pick([
    `${range.prefix}-${head}.${tail}/${variant}`,
    `${range.prefix}-${head}-${tail}`,
    `${range.prefix}/${serial}-${variant}`,
    `${range.prefix}.${head}.${tail}`,
  ])
}

function sketchDescription(random: Random, thing: string): string {
  const place = random.pick(['home', 'studio', 'office', 'workshop', 'café', 'terrace', 'showroom'])
  const care = random.pick([
    'Needs no special care.',
    'Spare parts are in stock.',
    'Comes assembled.',
    'Packed without plastic.',
    'Made to order within two weeks.',
  ])
  const praise = random.pick(['sturdy', 'light', 'timeless', 'practical', 'quiet', 'proven'])
  return `A ${praise} ${thing.toLowerCase()} for ${place} use. ${care}`
}

/** What a euro is worth, roughly; believable is enough. */
const rates: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.1,
  GBP: 0.85,
  SEK: 11.4,
  PLN: 4.3,
  CHF: 0.95,
  JPY: 163,
}

function sketchPrices(random: Random, range: Range, currency: string): PriceSketch[] {
  const [lowest, highest] = range.prices
  const euros = lowest * (highest / lowest) ** random.fraction()
  const others = Object.keys(rates).filter((code) => code !== currency)
  const count = random.pick([0, 0, 0, 1, 1, 1, 2, 2, 3])
  return [currency, ...random.some(others, count)].map((code) => {
    const amount = round(euros * (rates[code] ?? 1), code)
    return {
      currency: code,
      amount,
      cost: round(amount * (0.35 + random.fraction() * 0.4), code),
      overheadCost: random.chance(0.6) ? round(amount * 0.05, code) : 0,
    }
  })
}

function round(amount: number, currency: string): number {
  return currency === 'JPY' ? Math.round(amount) : Math.round(amount * 10) / 10
}

function sketchVariations(random: Random, range: Range): VariationSketch[] {
  const names = random.some(range.sizes, random.whole(2, 4))
  return names.map((name, index) => ({ name, factor: 1 + index / 10 }))
}

function sketchFiles(random: Random, name: string, kind: string, thing: string) {
  const files = [
    { name: 'data-sheet.txt', text: `${name}\n\nKind: ${kind}\nArticle: ${thing}\n` },
    { name: 'care.md', text: `# ${name}\n\nWipe with a dry cloth. Keep away from strong heat.\n` },
    {
      name: 'parts.csv',
      text: `part,count\n${thing},1\nScrew,${random.whole(2, 24)}\n`,
    },
  ]
  return random.some(files, random.whole(1, 3))
}

function sketchBilling(random: Random, range: Range): ProductSketch['billing'] {
  if (range.prefix !== 'SRV' || !random.chance(0.5)) return null
  const billingFrequency = random.pick(['monthly', 'annually'] as const)
  return { billingFrequency, billingFrequencyCycles: random.pick([null, 12, 24, 36]) }
}
