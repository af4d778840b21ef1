import type { Migration } from './migration.ts'

/** Apps of other makers, what users have granted them, and the secrets that stand for a grant. */
export const oauth: Migration = {
  name: '0012-oauth',
  statements: ({ ID, PRIMARY, TEXT, reference }) => [
    `create table app (
      id ${ID}, company_id bigint not null references company (id), name ${TEXT} not null,
      client_id ${TEXT} not null, secret_hash ${TEXT}, redirect_uris ${TEXT} not null,
      scopes ${TEXT} not null, created_at bigint not null, removed_at bigint
      ${PRIMARY('company_id, id')})`,
    'create unique index app_client on app (client_id)',
    'create index app_company on app (company_id, id)',

    `create table app_grant (
      id ${ID}, company_id bigint not null, app_id bigint not null, user_id bigint not null,
      scopes ${TEXT} not null, created_at bigint not null, revoked_at bigint
      ${PRIMARY('company_id, id')} ${reference('app_id', 'app')} ${reference('user_id', '"user"')})`,
    `create index app_grant_live on app_grant (company_id, user_id, app_id)
      where revoked_at is null`,

    `create table authorization_code (
      id ${ID}, company_id bigint not null, grant_id bigint not null, code_hash ${TEXT} not null,
      redirect_uri ${TEXT}, code_challenge ${TEXT}, created_at bigint not null, expires_at bigint not null,
      used_at bigint ${PRIMARY('company_id, id')} ${reference('grant_id', 'app_grant')})`,
    'create unique index authorization_code_hash on authorization_code (code_hash)',
    'create index authorization_code_grant on authorization_code (company_id, grant_id)',
    'create index authorization_code_expiry on authorization_code (expires_at)',

    `create table access_token (
      id ${ID}, company_id bigint not null, grant_id bigint not null, token_hash ${TEXT} not null,
      scopes ${TEXT} not null, created_at bigint not null, expires_at bigint not null
      ${PRIMARY('company_id, id')} ${reference('grant_id', 'app_grant')})`,
    'create unique index access_token_hash on access_token (token_hash)',
    'create index access_token_grant on access_token (company_id, grant_id)',
    'create index access_token_expiry on access_token (expires_at)',

    `create table refresh_token (
      id ${ID}, company_id bigint not null, grant_id bigint not null, token_hash ${TEXT} not null,
      salt ${TEXT} not null, created_at bigint not null, expires_at bigint not null,
      rotated_at bigint ${PRIMARY('company_id, id')} ${reference('grant_id', 'app_grant')})`,
    'create unique index refresh_token_hash on refresh_token (token_hash)',
    'create index refresh_token_grant on refresh_token (company_id, grant_id, id)',
    'create index refresh_token_expiry on refresh_token (expires_at)',
  ],
}
