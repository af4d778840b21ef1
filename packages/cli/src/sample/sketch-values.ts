import type { FieldType } from '@merx/catalog'
import type { Random } from './random.ts'

/** A custom field the sample products use; made where the company has none of that name and type. */
export interface FieldSketch {
  readonly name: string
  readonly type: FieldType
  readonly options?: readonly string[]
}

export const fieldSketches = [
  { name: 'Material', type: 'varchar' },
  { name: 'Care instructions', type: 'text' },
  {
    name: 'Color',
    type: 'enum',
    options: ['Natural', 'White', 'Black', 'Sand', 'Forest green', 'Sky blue', 'Terracotta'],
  },
  { name: 'Certificates', type: 'set', options: ['FSC', 'OEKO-TEX', 'CE', 'EU Ecolabel', 'RoHS'] },
  { name: 'Shipping', type: 'monetary' },
  { name: 'Weight (kg)', type: 'double' },
  { name: 'Available from', type: 'date' },
  { name: 'Season', type: 'daterange' },
  { name: 'Pick-up hours', type: 'timerange' },
  { name: 'Supplier phone', type: 'phone' },
  { name: 'Made in', type: 'address' },
  { name: 'Buyer', type: 'user' },
] as const satisfies readonly FieldSketch[]

/** A value of a field, named by the field's name; options and users stand by their place. */
export interface ValueSketch {
  readonly field: (typeof fieldSketches)[number]['name']
  readonly patch?: Readonly<Record<string, unknown>>
  readonly options?: readonly string[]
  /** Picks a user. */
  readonly user?: number
}

type Sketcher = (random: Random, material: string, currency: string) => Omit<ValueSketch, 'field'>

const finishes = ['oiled', 'waxed', 'raw', 'polished', 'brushed', 'recycled', 'untreated']
const cares = [
  'Dust with a soft cloth; oil twice a year.',
  'Wash at 30 °C, do not tumble dry.',
  'Wipe clean, keep dry and out of direct sun.',
  'Hand wash only. Avoid the dishwasher.',
]
/** Street, district, town, county, country, postal code and position. */
const places = [
  ['Lai', 'Kesklinn', 'Tartu', 'Tartumaa', 'Estonia', '51003', 58.38, 26.72],
  ['Södra Promenaden', 'Centrum', 'Malmö', 'Skåne', 'Sweden', '211 20', 55.6, 13.0],
  ['ulica Długa', 'Stare Miasto', 'Kraków', 'Małopolska', 'Poland', '31-146', 50.07, 19.94],
  ['Rua das Flores', 'Baixa', 'Porto', 'Norte', 'Portugal', '4050-265', 41.15, -8.61],
  ['Karasuma-dōri', 'Shimogyō', 'Kyōto', 'Kansai', 'Japan', '600-8216', 34.99, 135.76],
] as const

/** How often a product has a value of the field, and how one is made up. */
const sketchers: Readonly<Record<ValueSketch['field'], readonly [share: number, Sketcher]>> = {
  Material: [
    0.7,
    (random, material) => ({ patch: { value: `${material}, ${random.pick(finishes)}` } }),
  ],
  'Care instructions': [0.12, (random) => ({ patch: { value: random.pick(cares) } })],
  Color: [0.4, (random) => ({ options: [random.pick(fieldSketches[2].options)] })],
  Certificates: [
    0.2,
    (random) => ({ options: random.some(fieldSketches[3].options, random.whole(1, 3)) }),
  ],
  Shipping: [
    0.15,
    (random, _material, currency) => ({ patch: { value: random.whole(9, 240) / 2, currency } }),
  ],
  'Weight (kg)': [0.3, (random) => ({ patch: { value: random.whole(1, 6000) / 100 } })],
  'Available from': [0.15, (random) => ({ patch: { value: toDate(random, 2025) } })],
  Season: [
    0.05,
    (random) => ({ patch: { value: toDate(random, 2025), until: toDate(random, 2026) } }),
  ],
  'Pick-up hours': [
    0.04,
    (random) => ({
      patch: { value: `0${random.whole(7, 9)}:30:00`, until: `${random.whole(15, 19)}:00:00` },
    }),
  ],
  'Supplier phone': [
    0.08,
    (random) => ({ patch: { value: `+372 555 ${random.whole(1000, 9999)}` } }),
  ],
  'Made in': [0.08, sketchAddress],
  Buyer: [0.06, (random) => ({ user: random.whole(0, 99) })],
}

/** Invents the custom values of one product; only things are made of a material. */
export function sketchValues(
  random: Random,
  material: string | undefined,
  currency: string,
): ValueSketch[] {
  return fieldSketches.flatMap(({ name }) => {
    const [share, sketch] = sketchers[name]
    if (material === undefined && isOfThings(name)) return []
    return random.chance(share)
      ? [{ field: name, ...sketch(random, material ?? '', currency) }]
      : []
  })
}

function isOfThings(field: ValueSketch['field']): boolean {
  return field === 'Material' || field === 'Care instructions'
}

function sketchAddress(random: Random): Omit<ValueSketch, 'field'> {
  const [route, sublocality, locality, county, country, postalCode, latitude, longitude] =
    random.pick(places)
  const streetNumber = `${random.whole(1, 90)}`
  const formattedAddress = `${route} ${streetNumber}, ${postalCode} ${locality}, ${country}`
  const position = { latitude, longitude }
  const street = { streetNumber, route, sublocality, locality, postalCode }
  const area = { adminAreaLevel1: county, adminAreaLevel2: null, country }
  const text = { value: `${locality}, ${country}`, formattedAddress }
  return { patch: { ...text, ...street, ...area, ...position } }
}

function toDate(random: Random, year: number): string {
  const twoDigits = (value: number) => `${value}`.padStart(2, '0')
  return `${year}-${twoDigits(random.whole(1, 12))}-${twoDigits(random.whole(1, 28))}`
}
