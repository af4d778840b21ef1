import {
  type ChangedItem,
  type ChangedKind,
  type Deal,
  detailOrganizations,
  detailPersons,
  listCustomFields,
  listUserProfiles,
  loadPipelines,
  loadVisibleDeals,
  loadVisibleFiles,
  loadVisibleFilters,
  loadVisibleOrganizations,
  loadVisiblePersons,
  loadVisibleProducts,
  type Product,
} from '@merx/catalog'
import type { v1 } from '@merx/contract'
import type { Context } from '../implement.ts'
import { customFieldWriter } from './custom-fields.ts'
import { toV1Deal } from './deal-mapping.ts'
import { toV1File } from './file-mapping.ts'
import { toV1Filter } from './filters.ts'
import { toV1Organization } from './organizations.ts'
import { toV1Person } from './persons.ts'
import { toV1Pipeline } from './pipelines.ts'
import { toV1Product } from './product-mapping.ts'
import { toV1Stage } from './stages.ts'
import { toV1UserProfile } from './user-mapping.ts'

type Item = { readonly id: number }
type Loader = (context: Context, ids: readonly number[]) => Promise<Item[]>

/**
 * How the items of each kind are loaded, deleted ones too; what is purged or hidden is left out.
 *
 * Each is what its own operation shows, with numbers in place of the objects it refers to
 * (http-v1-neighbours section 7).
 */
const loaders: Record<ChangedKind, Loader> = {
  async product({ db, actor }, ids) {
    const writeFields = customFieldWriter(await listCustomFields(db, actor.companyId))
    const products = await loadVisibleProducts(db, actor, ids)
    return products.map((product) => toRecentProduct(product, writeFields))
  },

  async deal({ db, actor }, ids) {
    const deals = await loadVisibleDeals(db, actor, ids)
    return deals.map((deal) => toRecentDeal(deal, actor.locale))
  },

  async person({ db, actor }, ids) {
    const persons = await loadVisiblePersons(db, actor, ids)
    const detailed = await detailPersons(db, actor, [...persons.values()])
    return detailed.map((person) => ({
      ...toV1Person(person, actor),
      owner_id: person.ownerId,
      org_id: person.organization?.id ?? null,
    }))
  },

  async organization({ db, actor }, ids) {
    const organizations = await loadVisibleOrganizations(db, actor, ids)
    const detailed = await detailOrganizations(db, actor, [...organizations.values()])
    return detailed.map((organization) => ({
      ...toV1Organization(organization, actor),
      owner_id: organization.ownerId,
    }))
  },

  async file({ db, actor, publicUrl }, ids) {
    const files = await loadVisibleFiles(db, actor, ids)
    return files.map((file) => toV1File(file, publicUrl))
  },

  async filter(context, ids) {
    const filters = await loadVisibleFilters(context.db, context.actor, ids)
    const plain = { include_field_code: false }
    return Promise.all(filters.map((filter) => toV1Filter(filter, plain, context)))
  },

  async pipeline({ db, actor }, ids) {
    const { pipelines } = await loadPipelines(db, actor.companyId)
    return ids.flatMap((id) => pipelines.get(id) ?? []).map(toV1Pipeline)
  },

  async stage({ db, actor }, ids) {
    const { pipelines, stages } = await loadPipelines(db, actor.companyId)
    return ids.flatMap((id) => {
      const stage = stages.get(id)
      const pipeline = pipelines.get(stage?.pipelineId ?? 0)
      return stage && pipeline ? [toV1Stage(stage, pipeline, actor.companyId)] : []
    })
  },

  async user({ db, actor, now }, ids) {
    const users = await listUserProfiles(db, actor)
    return users
      .filter(({ id }) => ids.includes(id))
      .map((user) => toV1UserProfile(user, actor.userId, now))
  },
}

/** A second in which very much changed is loaded in parts, between which others have their turn. */
const loadedAtOnce = 500

/** Loads what has changed, each item as it is now. */
export async function loadRecents(context: Context, items: readonly ChangedItem[]) {
  const loaded = new Map<string, Item>()
  for (const kind of new Set(items.map(({ kind }) => kind))) {
    const ids = items.filter((item) => item.kind === kind).map(({ id }) => id)
    for (let start = 0; start < ids.length; start += loadedAtOnce) {
      const found = await loaders[kind](context, ids.slice(start, start + loadedAtOnce))
      for (const item of found) loaded.set(`${kind} ${item.id}`, item)
    }
  }
  return items.flatMap(({ kind, id }) => {
    const data = loaded.get(`${kind} ${id}`)
    return data ? [{ item: kind, id, data }] : []
  })
}

function toRecentProduct(
  product: Product,
  writeFields: ReturnType<typeof customFieldWriter>,
): v1.RecentProduct {
  const { owner_id: owner, prices, ...rest } = toV1Product(product, writeFields)
  return {
    ...rest,
    owner_id: owner.id,
    prices: Object.fromEntries(prices.map((price) => [price.currency, price])),
    ...JSON.parse(`{${writeFields(product.customValues)}}`),
  }
}

function toRecentDeal(deal: Deal, locale: string) {
  return {
    ...toV1Deal(deal, locale),
    creator_user_id: deal.creator.id,
    user_id: deal.owner.id,
    person_id: deal.person?.id ?? null,
    org_id: deal.organization?.id ?? null,
  }
}
