import type { Migration } from './migration.ts'

/**
 * The first schema, written once for both databases.
 *
 * `ID` is a table's own number and `PRIMARY` closes its definition: on SQLite a rowid that is never
 * reused, on PostgreSQL a sequence and a primary key that leads with the company, so that rows can
 * be spread over machines by company. Partial indexes hold live products only.
 */
export const foundation: Migration = {
  name: '0001-foundation',
  statements: ({ ID, PRIMARY, REAL, TEXT, reference, firstSearch }) => [
    `create table company (
      id ${ID}, name ${TEXT} not null, domain ${TEXT} not null,
      default_currency ${TEXT} not null, change_number bigint not null, created_at bigint not null
      ${PRIMARY('id')})`,

    `create table "user" (
      id ${ID}, company_id bigint not null references company (id),
      name ${TEXT} not null, email ${TEXT} not null, password_hash ${TEXT} not null,
      is_admin smallint not null, is_active smallint not null,
      default_currency ${TEXT} not null, locale ${TEXT} not null, time_zone ${TEXT} not null,
      created_at bigint not null, updated_at bigint not null ${PRIMARY('company_id, id')})`,
    `create unique index user_email on "user" (email)`,
    `create index user_company on "user" (company_id, id)`,

    `create table api_token (
      id ${ID}, company_id bigint not null, user_id bigint not null, name ${TEXT} not null,
      token_hash ${TEXT} not null, created_at bigint not null, last_used_at bigint,
      revoked_at bigint ${PRIMARY('company_id, id')} ${reference('user_id', '"user"')})`,
    `create unique index api_token_hash on api_token (token_hash)`,
    `create index api_token_user on api_token (company_id, user_id)`,

    `create table field (
      id ${ID}, company_id bigint not null references company (id), key ${TEXT} not null,
      name ${TEXT} not null, type ${TEXT} not null, is_custom smallint not null,
      sort_order integer not null, created_at bigint not null, created_by bigint,
      deleted_at bigint ${PRIMARY('company_id, id')})`,
    `create unique index field_key on field (company_id, key)`,

    `create table field_option (
      id ${ID}, company_id bigint not null, field_id bigint not null, label ${TEXT} not null,
      sort_order integer not null, deleted_at bigint
      ${PRIMARY('company_id, id')} ${reference('field_id', 'field')})`,
    `create index field_option_field on field_option (company_id, field_id, sort_order)`,

    `create table product (
      id ${ID}, company_id bigint not null, name ${TEXT} not null, code ${TEXT},
      description ${TEXT}, unit ${TEXT}, tax ${REAL} not null, category_id bigint,
      first_char ${TEXT} not null, is_linkable smallint not null, visibility smallint not null,
      audience ${TEXT} not null, owner_id bigint not null, files_count integer,
      followers_count integer not null,
      billing_frequency ${TEXT} not null, billing_frequency_cycles integer,
      custom_values ${TEXT} not null, created_at bigint not null, updated_at bigint not null,
      deleted_at bigint ${PRIMARY('company_id, id')} ${reference('owner_id', '"user"')})`,
    `create index product_live on product (company_id, id) where deleted_at is null`,
    `create index product_audience on product (company_id, audience, id) where deleted_at is null`,
    `create index product_owner on product (company_id, owner_id, audience, id)
      where deleted_at is null`,
    `create index product_first_char on product (company_id, first_char, id)
      where deleted_at is null`,
    `create index product_first_char_audience on product (company_id, audience, first_char, id)
      where deleted_at is null`,
    `create index product_deleted on product (deleted_at) where deleted_at is not null`,

    `create table product_variation (
      id ${ID}, company_id bigint not null, product_id bigint not null, name ${TEXT} not null
      ${PRIMARY('company_id, id')} ${reference('product_id', 'product', 'cascade')})`,
    `create index product_variation_product on product_variation (company_id, product_id, id)`,

    `create table product_price (
      id ${ID}, company_id bigint not null, product_id bigint not null, variation_id bigint,
      currency ${TEXT} not null, amount ${REAL} not null, cost ${REAL} not null,
      overhead_cost ${REAL}, notes ${TEXT} not null
      ${PRIMARY('company_id, id')} ${reference('product_id', 'product', 'cascade')}
      ${reference('variation_id', 'product_variation', 'cascade')})`,
    `create unique index product_price_currency
      on product_price (company_id, product_id, coalesce(variation_id, 0), currency)`,
    `create index product_price_variation on product_price (company_id, variation_id)
      where variation_id is not null`,

    `create table product_follower (
      id ${ID}, company_id bigint not null, product_id bigint not null, user_id bigint not null,
      created_at bigint not null ${PRIMARY('company_id, id')}
      ${reference('product_id', 'product', 'cascade')} ${reference('user_id', '"user"')})`,
    `create unique index product_follower_user
      on product_follower (company_id, user_id, product_id)`,
    `create index product_follower_product on product_follower (company_id, product_id, id)`,

    `create table pipeline (
      id ${ID}, company_id bigint not null references company (id), name ${TEXT} not null,
      sort_order integer not null, created_at bigint not null, updated_at bigint not null
      ${PRIMARY('company_id, id')})`,
    `create index pipeline_company on pipeline (company_id, sort_order)`,

    `create table stage (
      id ${ID}, company_id bigint not null, pipeline_id bigint not null, name ${TEXT} not null,
      sort_order integer not null, probability integer not null, created_at bigint not null,
      updated_at bigint not null
      ${PRIMARY('company_id, id')} ${reference('pipeline_id', 'pipeline')})`,
    `create index stage_pipeline on stage (company_id, pipeline_id, sort_order)`,

    `create table organization (
      id ${ID}, company_id bigint not null, name ${TEXT} not null, address ${TEXT},
      owner_id bigint not null, created_at bigint not null, updated_at bigint not null,
      deleted_at bigint ${PRIMARY('company_id, id')} ${reference('owner_id', '"user"')})`,
    `create index organization_company on organization (company_id, id)`,

    `create table person (
      id ${ID}, company_id bigint not null, name ${TEXT} not null, email ${TEXT}, phone ${TEXT},
      organization_id bigint, owner_id bigint not null, created_at bigint not null,
      updated_at bigint not null, deleted_at bigint
      ${PRIMARY('company_id, id')} ${reference('owner_id', '"user"')}
      ${reference('organization_id', 'organization')})`,
    `create index person_organization on person (company_id, organization_id)`,

    `create table deal (
      id ${ID}, company_id bigint not null, title ${TEXT} not null, creator_id bigint not null,
      owner_id bigint not null, person_id bigint, organization_id bigint, stage_id bigint not null,
      status ${TEXT} not null, value ${REAL} not null, currency ${TEXT} not null,
      probability ${REAL}, expected_close_date ${TEXT}, lost_reason ${TEXT},
      visibility smallint not null, created_at bigint not null, updated_at bigint not null,
      stage_changed_at bigint, won_at bigint, lost_at bigint, deleted_at bigint
      ${PRIMARY('company_id, id')} ${reference('owner_id', '"user"')}
      ${reference('stage_id', 'stage')} ${reference('person_id', 'person')}
      ${reference('organization_id', 'organization')})`,
    `create index deal_company on deal (company_id, id)`,

    `create table deal_product (
      id ${ID}, company_id bigint not null, deal_id bigint not null, product_id bigint,
      name ${TEXT} not null, item_price ${REAL} not null, quantity ${REAL} not null,
      is_enabled smallint not null, created_at bigint not null
      ${PRIMARY('company_id, id')} ${reference('deal_id', 'deal')}
      ${reference('product_id', 'product')})`,
    `create index deal_product_product on deal_product (company_id, product_id, deal_id)`,
    `create index deal_product_deal on deal_product (company_id, deal_id)`,

    `create table file (
      id ${ID}, company_id bigint not null, user_id bigint not null, product_id bigint,
      deal_id bigint, name ${TEXT} not null, stored_name ${TEXT} not null, type ${TEXT} not null,
      size_bytes bigint not null, content_hash ${TEXT} not null, description ${TEXT},
      created_at bigint not null, updated_at bigint not null, deleted_at bigint
      ${PRIMARY('company_id, id')} ${reference('product_id', 'product')}
      ${reference('deal_id', 'deal')})`,
    `create index file_product on file (company_id, product_id, id)`,

    `create table event (
      company_id bigint not null references company (id), number bigint not null,
      occurred_at bigint not null, name ${TEXT} not null, item_id bigint not null, user_id bigint,
      source ${TEXT} not null, before ${TEXT}, after ${TEXT}, primary key (company_id, number))`,

    ...firstSearch,
  ],
}
