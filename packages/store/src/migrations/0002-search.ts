import { searchedFields } from '../db.ts'
import type { Migration } from './migration.ts'

const kinds = Object.keys(searchedFields) as (keyof typeof searchedFields)[]

/**
 * Search tables for every kind of item; those of products gain a column.
 *
 * What is in the database already is written into them by the catalogue, in batches, from where
 * `pending_index` says it stopped; a kind that is done has no row there.
 */
export const search: Migration = {
  name: '0002-search',
  statements: ({ TEXT, search, dropFirstSearch }) => [
    ...dropFirstSearch,
    ...kinds.flatMap((kind) => search(kind)),
    `create table pending_index (kind ${TEXT} primary key, after_id bigint not null)`,
    ...kinds.map((kind) => `insert into pending_index (kind, after_id) values ('${kind}', 0)`),
  ],
}
