import type { Migration } from './migration.ts'

/** People who are signed in with a browser. */
export const sessions: Migration = {
  name: '0013-sessions',
  statements: ({ ID, PRIMARY, TEXT, reference }) => [
    `create table session (
      id ${ID}, company_id bigint not null, user_id bigint not null, token_hash ${TEXT} not null,
      created_at bigint not null, expires_at bigint not null
      ${PRIMARY('company_id, id')} ${reference('user_id', '"user"')})`,
    `create unique index session_hash on session (token_hash)`,
    `create index session_by_user on session (company_id, user_id)`,
    `create index session_expiry on session (expires_at)`,
  ],
}
