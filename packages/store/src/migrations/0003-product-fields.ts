import type { Migration } from './migration.ts'

/** The system fields of products at the time of this migration, in their order: key, name, type. */
const systemFields = [
  ['id', 'ID', 'int'],
  ['name', 'Name', 'varchar'],
  ['code', 'Product code', 'varchar'],
  ['description', 'Description', 'text'],
  ['unit', 'Unit', 'varchar'],
  ['tax', 'Tax', 'double'],
  ['category', 'Category', 'enum'],
  ['active_flag', 'Active', 'boolean'],
  ['selectable', 'Selectable', 'boolean'],
  ['first_char', 'First char', 'varchar'],
  ['visible_to', 'Visible to', 'visible_to'],
  ['owner_id', 'Owner', 'user'],
  ['add_time', 'Product created', 'date'],
  ['update_time', 'Update time', 'date'],
  ['files_count', 'Files', 'int'],
  ['prices', 'Price', 'price_list'],
  ['billing_frequency', 'Billing frequency', 'billing_frequency'],
  ['billing_frequency_cycles', 'Billing frequency cycles', 'int'],
] as const

/**
 * Who changed a field last, how far the search follows its deletion, and a row for every system
 * field of companies that are there already: these had `category` alone.
 */
export const productFields: Migration = {
  name: '0003-product-fields',
  statements: () => [
    'alter table field add column updated_at bigint',
    'alter table field add column updated_by bigint',
    'alter table field add column refreshed_to bigint',
    'create index field_refresh on field (company_id, id) where refreshed_to is not null',
    ...systemFields.flatMap(([key, name, type], index) =>
      key === 'category'
        ? `update field set sort_order = ${index + 1} where is_custom = 0 and key = '${key}'`
        : `insert into field
            (company_id, key, name, type, is_custom, sort_order, created_at)
            select id, '${key}', '${name}', '${type}', 0, ${index + 1}, created_at from company`,
    ),
    `update field set sort_order = ${systemFields.length} + (select count(*) from field as older
      where older.company_id = field.company_id and older.is_custom = 1 and older.id <= field.id)
      where is_custom = 1`,
  ],
}
