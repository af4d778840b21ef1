import type { Migration } from './migration.ts'

/** What files hang on, and files that are kept elsewhere. */
export const files: Migration = {
  name: '0005-files',
  statements: () => [],
}
