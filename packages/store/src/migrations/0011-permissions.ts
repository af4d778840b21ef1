import type { Migration } from './migration.ts'

/**
 * What regular users may do, as their company says, and whom a filter is shared with.
 *
 * Companies begin with what everybody could do before; filters stay their users' own.
 */
export const permissions: Migration = {
  name: '0011-permissions',
  statements: ({ TEXT }) => [
    `alter table company add column user_permissions ${TEXT} not null
      default '["add-products","edit-products","delete-products","manage-fields"]'`,
    `alter table "filter" add column visibility smallint not null default 1`,
    `alter table "filter" add column audience ${TEXT} not null default ''`,
    `update "filter" set audience = 'user:' || user_id`,
  ],
}
