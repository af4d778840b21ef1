import type { Migration } from './migration.ts'

/** What reading changes by time needs. */
export const recents: Migration = {
  name: '0008-recents',
  statements: () => [],
}
