import type { Ledger } from './ledger.ts'
import { knownItems } from './subject.ts'

/** Numbers of items that are live and have everything an item of their kind can have. */
export interface Picked {
  product: number
  /** A product with a value of a custom field. */
  valued: number
  /** A field with options. */
  field: number
  deal: number
  /** An enabled product attached to a deal. */
  line: number
  /** A file on a product. */
  file: number
}

/** What a defect could leave behind, and the words in which it must be reported. */
export const damages: [string, (ids: Picked) => string, RegExp][] = [
  ['a row', ({ product: id }) => `delete from product where id = ${id}`, /answered: product: exp/],
  ['a name', ({ product: id }) => `update product set name = 'x' where id = ${id}`, /ed: row: exp/],
  [
    'a time',
    ({ product: id }) => `update product set updated_at = 0 where id = ${id}`,
    /answered: update time/,
  ],
  [
    'a deletion',
    ({ product: id }) => `update product set deleted_at = 1 where id = ${id}`,
    /search documents in product_search: \[\] missing/,
  ],
  [
    'a price',
    ({ product: id }) => `delete from product_price where product_id = ${id}`,
    /answered: prices/,
  ],
  [
    'a cent',
    ({ product: id }) => `update product_price set amount = amount + 0.01 where product_id = ${id}`,
    /answered: prices/,
  ],
  [
    'a follower',
    ({ product: id }) => `delete from product_follower where product_id = ${id}`,
    /answered: followers/,
  ],
  [
    'a count of followers',
    ({ product: id }) => `update product set followers_count = 0 where id = ${id}`,
    /followers_count of product/,
  ],
  [
    'an event',
    ({ product: id }) => `delete from event where item_id = ${id} and name like 'product.%'`,
    /event \d+ is missing or doubled/,
  ],
  [
    'a history',
    ({ product: id }) => `delete from event where item_id = ${id} and name like 'product.%'`,
    /product CR-.* answered: events: expected/,
  ],
  [
    'an event name',
    ({ product: id }) => `update event set after = null where item_id = ${id}`,
    /product CR-.* answered: events/,
  ],
  [
    'a number',
    () => `update company set change_number = change_number + 1`,
    /newest event: expected/,
  ],

  [
    'a custom value',
    ({ valued: id }) => `update product set custom_values = '{}' where id = ${id}`,
    /answered: values: expected/,
  ],
  [
    'a text key',
    ({ product: id }) => `delete from product_text where product_id = ${id} and field_id = -1`,
    /filter keys of product/,
  ],
  [
    'the key of a value',
    ({ valued: id }) => `update product set custom_values = '{}' where id = ${id}`,
    /filter keys of product/,
  ],
  [
    'a number key too much',
    ({ product: id }) => `insert into product_number (company_id, product_id, field_id, part, value)
      select company_id, id, 1, 0, 1 from product where id = ${id}`,
    /filter keys of product/,
  ],
  [
    'the keys of a deleted product',
    ({ product: id }) => `update product set deleted_at = 1 where id = ${id}`,
    /filter keys of product .*: expected \[\]/,
  ],

  ['a field', ({ field: id }) => `delete from field where id = ${id}`, /answered: field: expected/],
  [
    'the key of a field',
    ({ field: id }) => `update field set key = 'x' where id = ${id}`,
    /field .* answered: row: expected/,
  ],
  [
    'an option',
    ({ field: id }) => `delete from field_option where field_id = ${id} and label = 'Waxed'`,
    /answered: options: expected/,
  ],
  [
    "a field's event",
    ({ field: id }) => `update event set name = 'filter.created' where item_id = ${id}
      and name like 'field.%'`,
    /field .* answered: events/,
  ],

  ['a deal', ({ deal: id }) => `delete from deal where id = ${id}`, /answered: deal: expected/],
  [
    'a title',
    ({ deal: id }) => `update deal set title = 'x' where id = ${id}`,
    /deal .* answered: row: expected/,
  ],
  [
    'a value',
    ({ line: id }) => `update deal set value = value + 0.01 where id =
      (select deal_id from deal_product where id = ${id})`,
    /deal \d+: sum of its products: expected/,
  ],
  [
    "a first year's value",
    ({ line: id }) => `update deal set first_year_value = null where id =
      (select deal_id from deal_product where id = ${id})`,
    /deal \d+: first year's value: expected/,
  ],
  [
    'an attached product',
    ({ line: id }) => `delete from deal_product where id = ${id}`,
    /answered: row: expected .*tag.* stored undefined/,
  ],
  [
    'an attached product that others count on',
    ({ line: id }) => `delete from deal_product where id = ${id}`,
    /deal \d+: attached products/,
  ],
  [
    'a quantity',
    ({ line: id }) => `update deal_product set quantity = quantity + 1 where id = ${id}`,
    /attached product tag .* answered: row: expected/,
  ],
  [
    "an attached product's event",
    ({ line: id }) => `update event set name = 'deal.updated', after = null
      where name = 'deal.product_added' and after like '{%"id":${id},%'`,
    /attached product tag .* answered: events/,
  ],
  [
    "the deal of an attached product's event",
    ({ line: id }) => `update event set item_id = item_id + 1
      where name = 'deal.product_added' and after like '{%"id":${id},%'`,
    /attached product tag .* answered: deals of its events/,
  ],
  [
    "a deal's first value",
    ({ deal: id }) => `update event set after = replace(after, '"value":', '"was":')
      where name = 'deal.created' and item_id = ${id}`,
    /deal .* answered: first value: expected/,
  ],
  [
    "the event of a deal's new value",
    ({ line: id }) => `update event set after = '{}' where name = 'deal.updated'
      and after like '%"value"%' and item_id = (select deal_id from deal_product where id = ${id})`,
    /deal \d+: value (before|after)/,
  ],

  ['a file', ({ file: id }) => `delete from file where id = ${id}`, /answered: file: expected/],
  [
    "a file's link",
    ({ file: id }) => `update file set product_id = null where id = ${id}`,
    /file .* answered: row: expected/,
  ],
  [
    "a file's address",
    ({ file: id }) => `update file set content_hash = '${'0'.repeat(64)}' where id = ${id}`,
    /bytes of file \d+: expected \d+, stored undefined/,
  ],
  [
    "a file's audience",
    ({ file: id }) => `delete from file_audience where file_id = ${id}`,
    /audiences of file \d+, live: expected \[true\], stored \[\]/,
  ],
  [
    'a count of files',
    ({ file: id }) => `update product set files_count = files_count + 1 where id =
      (select product_id from file where id = ${id})`,
    /files_count of product/,
  ],
  [
    "a file's event",
    ({ file: id }) => `update event set name = 'file.purged' where item_id = ${id}
      and name = 'file.created'`,
    /file .* answered: events/,
  ],
]

/** A row that nobody wrote by way of the server. */
export function aRow(table: string): string {
  return `insert into ${table} (company_id, name, owner_id, created_at, updated_at)
    select company_id, 'x', id, 0, 0 from "user" order by id limit 1`
}

/** Picks an item for each kind of damage. */
export function pick({ lanes }: Ledger): Picked {
  const products = lanes.flatMap((lane) => knownItems(lane.products, ({ isActive }) => isActive))
  const fields = lanes.flatMap((lane) => knownItems(lane.fields))
  const deals = lanes.flatMap((lane) => knownItems(lane.deals, ({ isActive }) => isActive))
  const lines = lanes.flatMap((lane) => knownItems(lane.lines, ({ isAttached }) => isAttached))
  const files = lanes.flatMap((lane) => knownItems(lane.files, ({ isActive }) => isActive))
  return {
    product: first(products, ({ prices, followers }) => prices.length * followers.length > 0),
    valued: first(products, ({ values }) => Object.keys(values).length > 0),
    field: first(fields, ({ options }) => options.length > 0),
    deal: first(deals, () => true),
    line: first(lines, ({ amounts }) => amounts.isEnabled),
    file: first(files, ({ link }) => link.productId !== null),
  }
}

function first<E extends { id: number }>(
  entries: { expected: E }[],
  fits: (expected: E) => boolean,
): number {
  const entry = entries.find(({ expected }) => fits(expected))
  if (entry === undefined) throw new Error('no item fits')
  return entry.expected.id
}
