import type { Migration } from './migration.ts'

/**
 * Makes the indexes in the order of values partial, on a condition that all rows meet.
 *
 * They are then out of the question for statements that do not say the condition, such as those
 * that look at one product's values: those have the primary key alone, whatever PostgreSQL
 * believes of the tables. The sum keeps it from concluding the condition from another on the part.
 */
export const valueIndexes: Migration = {
  name: '0009-value-indexes',
  statements: () => [
    'drop index product_text_value',
    `create index product_text_value
      on product_text (company_id, field_id, part, (substr(value, 1, 200)), product_id)
      where part + 0 >= 0`,
    'drop index product_number_value',
    `create index product_number_value
      on product_number (company_id, field_id, part, value, product_id) where part + 0 >= 0`,
  ],
}
