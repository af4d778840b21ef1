import { type Actor, createDeal, type NewDeal, type Product } from '@merx/catalog'
import type { Db } from '@merx/store'
import type { Customer } from './contacts.ts'
import type { Random } from './random.ts'

/** So many of the first products are sold again and again; the list stays this short. */
const maxBestsellers = 40

/** Makes deals for products as they come, remembering only a few of them. */
export interface DealMaker {
  /** Takes a product that may be sold again later. */
  offer(product: Product): void
  /** Adds a deal of the product and some bestsellers; false when it may not be sold. */
  sell(db: Db, product: Product, now: Date): Promise<boolean>
}

export interface DealMakerOptions {
  random: Random
  actor: Actor
  customers: readonly Customer[]
  stageIds: readonly number[]
  userIds: readonly number[]
}

export function createDealMaker(options: DealMakerOptions): DealMaker {
  const bestsellers: Product[] = []
  return {
    offer(product) {
      if (bestsellers.length < maxBestsellers && mayBeSold(product)) bestsellers.push(product)
    },
    async sell(db, product, now) {
      if (!mayBeSold(product)) return false
      const others = options.random.some(bestsellers, options.random.whole(0, 3))
      const products = [product, ...others.filter(({ id }) => id !== product.id)]
      await createDeal(db, options.actor, sketchDeal(options, products, now), now)
      return true
    },
  }
}

function mayBeSold({ isLinkable, deletedAt, visibility }: Product): boolean {
  return isLinkable && deletedAt === null && visibility !== 1
}

const lostReasons = ['Too expensive', 'Chose another supplier', 'Project cancelled', 'No answer']

function sketchDeal(options: DealMakerOptions, products: readonly Product[], now: Date): NewDeal {
  const { random, actor } = options
  const customer = random.pick(options.customers)
  const lines = products.map((product) => ({
    productId: product.id,
    itemPrice:
      product.prices.find(({ currency }) => currency === actor.defaultCurrency)?.amount ?? 0,
    quantity: random.pick([1, 1, 1, 2, 4, 6, 12, 40]),
  }))
  const status = random.pick(['open', 'open', 'open', 'open', 'won', 'won', 'won', 'lost'] as const)
  return {
    title: `${products[0]?.name ?? ''} for ${customer.name}`,
    stageId: random.pick(options.stageIds),
    currency: actor.defaultCurrency,
    status,
    isActive: !random.chance(0.08),
    creatorId: random.pick(options.userIds),
    personId: customer.personId,
    organizationId: customer.organizationId,
    expectedCloseDate: dayAfter(now, random.whole(3, 120)),
    lostReason: status === 'lost' ? random.pick(lostReasons) : null,
    products: lines,
  }
}

function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
