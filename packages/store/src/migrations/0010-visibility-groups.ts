import type { Migration } from './migration.ts'

/**
 * Groups of users, and what the documented values of visibility mean in a company.
 *
 * `group_audiences` keeps at hand what its group opens to a user, so that whoever is let in is known
 * by one row; null where the company's plan is `simple`, in which groups mean nothing. Rows of
 * `stale_audience` say which documents the search has to be given anew.
 */
export const visibilityGroups: Migration = {
  name: '0010-visibility-groups',
  statements: ({ ID, PRIMARY, TEXT, CLUSTERED, addReference }) => [
    `alter table company add column visibility_plan ${TEXT} not null default 'simple'`,

    `create table visibility_group (
      id ${ID}, company_id bigint not null references company (id), name ${TEXT} not null,
      created_at bigint not null, updated_at bigint not null ${PRIMARY('company_id, id')})`,
    ...addReference('visibility_group', 'parent_id', 'visibility_group'),
    'create unique index visibility_group_name on visibility_group (company_id, name)',

    ...addReference('"user"', 'visibility_group_id', 'visibility_group'),
    `alter table "user" add column group_audiences ${TEXT}`,

    `create table stale_audience (
      company_id bigint not null, kind ${TEXT} not null, owner_id bigint not null,
      after_id bigint not null, primary key (company_id, kind, owner_id))${CLUSTERED}`,
  ],
}
