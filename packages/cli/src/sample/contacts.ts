import { type Actor, createOrganization, createPerson } from '@merx/catalog'
import type { Db } from '@merx/store'
import { createRandom, type Random } from './random.ts'

/** Somebody deals are made with: a person, who mostly belongs to an organization. */
export interface Customer {
  readonly personId: number
  readonly organizationId: number | null
  /** What deals are called after. */
  readonly name: string
}

const firstNames = [
  'Otto',
  'Mari',
  'Noor',
  'Ingrid',
  'José',
  'Zoë',
  'Kenji',
  'Ольга',
  'Ewa',
  'Lars',
]
const lastNames = ['Fern', 'Kask', 'Lindqvist', 'Nowak', 'Ferreira', 'Müller', 'Sato', 'Byrne']
const trades = ['Interiors', 'Hotels', 'Gardens', 'Schools', 'Catering', 'Retail', 'Studios']
const towns = ['Tartu', 'Uppsala', 'Gdańsk', 'Coimbra', 'Jena', 'Nagano', 'Cork', 'Lille']
const streets = ['Linden', 'Harbour Road', 'Mill Lane', 'Station Street', 'Rue du Moulin']

/** How many customers a catalogue of this size has. */
export function customerCount(products: number): number {
  return Math.min(Math.max(Math.ceil(products / 40), 4), 600)
}

/** Adds customers, in one transaction; two persons in five share an organization with another. */
export async function createCustomers(
  db: Db,
  actor: Actor,
  options: { seed: number; count: number; userIds: readonly number[]; now: Date },
): Promise<{ customers: Customer[]; organizations: number }> {
  const random = createRandom(options.seed, -1)
  return db.transaction(async (db) => {
    const customers: Customer[] = []
    const organizations: { id: number; name: string }[] = []
    for (let index = 0; index < options.count; index++) {
      const ownerId = random.pick(options.userIds)
      const isAlone = random.chance(0.1)
      if (!isAlone && (organizations.length === 0 || random.chance(0.6))) {
        const input = { ...sketchOrganization(random), ownerId }
        organizations.push(await createOrganization(db, actor, input, options.now))
      }
      const organization = isAlone ? undefined : random.pick(organizations)
      const organizationId = organization?.id ?? null
      const person = { ...sketchPerson(random, index), organizationId, ownerId }
      const { id: personId } = await createPerson(db, actor, person, options.now)
      customers.push({ personId, organizationId, name: organization?.name ?? person.name })
    }
    return { customers, organizations: organizations.length }
  })
}

function sketchOrganization(random: Random) {
  const town = random.pick(towns)
  return {
    name: `${random.pick(lastNames)} ${random.pick(trades)} ${town}`,
    address: `${random.pick(streets)} ${random.whole(1, 120)}, ${town}`,
  }
}

function sketchPerson(random: Random, index: number) {
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
  return {
    name: `${first} ${last}`,
    emails: [`contact-${index + 1}@customer.example`],
    phones: [`+372 555 ${random.whole(1000, 9999)}`],
  }
}
