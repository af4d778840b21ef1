import type { Migration } from './migration.ts'

/** Deals and the products in them as the API shows them. */
export const deals: Migration = {
  name: '0007-deals',
  statements: () => [],
}
