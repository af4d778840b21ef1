import { type FoundItem, searchFieldValues, searchItems } from '@merx/catalog'
import { v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { toV1Pagination } from './envelope.ts'
import { toV1Price } from './product-mapping.ts'

type Kind = FoundItem['kind']

/** Kinds of items Merx has; leads, attachments of mail and projects it has none. */
const kinds: ReadonlySet<string> = new Set<Kind>([
  'deal',
  'person',
  'organization',
  'product',
  'file',
])

/** Names in `fields` → texts of the search; notes and the fields of leads hold nothing. */
const fieldNames = {
  address: 'address',
  code: 'code',
  custom_fields: 'custom',
  email: 'email',
  name: 'name',
  phone: 'phone',
  title: 'title',
} as const

const isKind = (type: string): type is Kind => kinds.has(type)
const isHeld = (field: string): field is keyof typeof fieldNames => Object.hasOwn(fieldNames, field)

const fieldKinds = {
  dealField: 'deal',
  personField: 'person',
  organizationField: 'organization',
  productField: 'product',
  leadField: undefined,
  projectField: undefined,
} as const satisfies Record<v1.SearchedFieldType, Kind | undefined>

export const itemSearch = implement(v1.itemSearch, {
  async searchItem({ query }, { db, actor }) {
    const { hits, related, hasMore } = await searchItems(db, actor, {
      term: query.term,
      isExact: query.exact_match,
      // An empty list, such as `item_types=`, asks for nothing in particular.
      kinds: query.item_types?.length ? query.item_types.filter(isKind) : undefined,
      fields: query.fields?.length
        ? query.fields.filter(isHeld).map((field) => fieldNames[field])
        : undefined,
      withRelated: query.search_for_related_items,
      start: query.start,
      limit: query.limit,
    })
    const included = query.include_fields ?? []
    const toHit = (item: FoundItem, score: number) => {
      return { result_score: score, item: { ...toV1Item(item), ...extras(item, included) } }
    }
    return {
      success: true as const,
      data: {
        items: hits.map(({ item, score }) => toHit(item, score)),
        related_items: related.map((item) => toHit(item, 0)),
      },
      additional_data: { pagination: toV1Pagination(query, hasMore) },
    }
  },

  async searchItemByField({ query }, { db, actor }) {
    const { values, hasMore } = await searchFieldValues(db, actor, {
      term: query.term,
      isExact: query.exact_match,
      kind: fieldKinds[query.field_type],
      fieldKey: query.field_key,
      byItem: query.return_item_ids,
      start: query.start,
      limit: query.limit,
    })
    return {
      success: true as const,
      data: values.map(({ itemId, value }): v1.FieldValue => {
        return { ...(itemId === undefined ? {} : { id: itemId }), [query.field_key]: value }
      }),
      additional_data: { pagination: toV1Pagination(query, hasMore) },
    }
  },
})

function toV1Item(item: FoundItem): v1.FoundItem {
  const { id, kind: type } = item
  switch (item.kind) {
    case 'deal': {
      const { title, value, currency, status, stage, person, organization } = item
      const deal = { id, type, title, value, currency, status, stage, person, organization }
      return { ...deal, ...owned(item), is_archived: item.isArchived }
    }
    case 'person': {
      const { name, emails, phones, organization } = item
      const person = { id, type, name, emails: [...emails], phones: [...phones], organization }
      return { ...person, ...owned(item) }
    }
    case 'organization':
      return { id, type, name: item.name, address: item.address, ...owned(item) }
    case 'product':
      return {
        id,
        type,
        name: item.product.name,
        code: item.product.code,
        visible_to: item.product.visibility,
        owner: { id: item.product.ownerId },
        custom_fields: [...item.matchedValues],
      }
    case 'file':
      return {
        id,
        type,
        name: item.name,
        url: `/files/${id}/download`,
        deal: item.file.deal && { id: item.file.deal.id, title: item.file.deal.name },
        person: item.file.person,
        organization: item.file.organization && { ...item.file.organization, address: null },
        product: item.file.product,
      }
  }
}

/** What deals, persons and organizations have in common; of these Merx keeps no custom fields. */
function owned({ visibility, ownerId }: { visibility: number; ownerId: number }) {
  return { visible_to: visibility, owner: { id: ownerId }, custom_fields: [], notes: [] }
}

/** Keys that items have only when they are asked for. */
function extras(item: FoundItem, included: readonly string[]): Partial<v1.FoundItem> {
  if (item.kind === 'deal' && included.includes('deal.cc_email')) return { cc_email: null }
  if (item.kind === 'person' && included.includes('person.picture')) return { picture: null }
  if (item.kind === 'product' && included.includes('product.price')) {
    return { prices: item.product.prices.map((price) => toV1Price(item.id, price)) }
  }
  return {}
}
