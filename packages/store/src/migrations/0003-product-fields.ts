import type { Migration } from './migration.ts'

/** The system fields of products at the time of this migration: key, name, type. */
const systemFields = [
  ['id', 'ID', 'int'],
  ['name', 'Name', 'varchar'],
  ['code', 'Product code', 'varchar'],
  ['description', 'Description', 'text'],
  ['unit', 'Unit', 'varchar'],
  ['tax', 'Tax', 'double'],
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

/** Who changed a field last, and a row for every system field of companies that are there already. */
export const productFields: Migration = {
  name: '0003-product-fields',
  statements: () => [
    'alter table field add column updated_at bigint',
    'alter table field add column updated_by bigint',
    ...systemFields.map(
      ([key, name, type]) => `insert into field
        (company_id, key, name, type, is_custom, sort_order, created_at)
        select id, '${key}', '${name}', '${type}', 0, 0, created_at from company`,
    ),
  ],
}
