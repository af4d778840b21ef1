import type { Migration } from './migration.ts'

/**
 * Saved filters, and the indexes that serve their conditions.
 *
 * Whatever of a live product can be compared and is no column has a row in `product_text` (folded)
 * or `product_number`: along the primary key for looking at one product, in the order of values for
 * finding products. PostgreSQL indexes no long text, so the order of texts goes by their beginning.
 * Columns have an index each, without the value that most products have where there is one.
 */
export const filters: Migration = {
  name: '0004-filters',
  statements: ({ ID, PRIMARY, REAL, TEXT, CLUSTERED, reference }) => [
    `create table "filter" (
      id ${ID}, company_id bigint not null, user_id bigint not null, type ${TEXT} not null,
      name ${TEXT} not null, conditions ${TEXT} not null, created_at bigint not null,
      updated_at bigint not null, deleted_at bigint
      ${PRIMARY('company_id, id')} ${reference('user_id', '"user"')})`,
    `create index filter_live on "filter" (company_id, id) where deleted_at is null`,
    `create index filter_user on "filter" (company_id, user_id, id) where deleted_at is null`,

    `create table product_text (
      company_id bigint not null, product_id bigint not null, field_id bigint not null,
      part smallint not null, value ${TEXT} not null,
      primary key (company_id, product_id, field_id, part))${CLUSTERED}`,
    `create index product_text_value
      on product_text (company_id, field_id, part, (substr(value, 1, 200)), product_id)`,
    `create table product_number (
      company_id bigint not null, product_id bigint not null, field_id bigint not null,
      part smallint not null, value ${REAL} not null,
      primary key (company_id, product_id, field_id, part, value))${CLUSTERED}`,
    `create index product_number_value
      on product_number (company_id, field_id, part, value, product_id)`,

    `create index product_price_amount
      on product_price (company_id, currency, amount, product_id, variation_id)
      where variation_id is null`,
    ...['tax', 'created_at', 'updated_at'].map((column) => liveIndex(column)),
    ...['category_id', 'files_count', 'billing_frequency_cycles'].map((column) =>
      liveIndex(column, `${column} is not null`),
    ),
    liveIndex('visibility', 'visibility <> 3'),
    liveIndex('is_linkable', 'is_linkable = 0'),
    liveIndex('billing_frequency', `billing_frequency <> 'one-time'`),

    // Numbers of items are looked up company by company, so the way so far has both.
    'alter table pending_index add column company_id bigint not null default 0',
  ],
}

/** SQLite looks at a row for each column it has to ask, even one that the index says is null. */
function liveIndex(column: string, rare?: string): string {
  const condition = rare === undefined ? '' : ` and ${rare}`
  return `create index product_${column} on product (company_id, ${column}, id, deleted_at)
    where deleted_at is null${condition}`
}
