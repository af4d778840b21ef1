import type { Migration } from './migration.ts'

/**
 * Deals and the products in them as the API shows them.
 *
 * Deals that are there already keep their value; the year's worth of those with products is taken to
 * be that value, since nothing was billed again then.
 */
export const deals: Migration = {
  name: '0007-deals',
  statements: ({ TEXT, REAL, addReference }) => [
    `alter table deal add column audience ${TEXT} not null default 'all'`,
    `alter table deal add column labels ${TEXT}`,
    `alter table deal add column origin_id ${TEXT}`,
    'alter table deal add column channel bigint',
    `alter table deal add column channel_id ${TEXT}`,
    'alter table deal add column first_won_at bigint',
    'alter table deal add column closed_at bigint',
    'alter table deal add column archived_at bigint',
    `alter table deal add column stage_times ${TEXT} not null default '{}'`,
    `alter table deal add column tax_method ${TEXT} not null default 'inclusive'`,
    `alter table deal add column annual_revenue ${REAL}`,
    `alter table deal add column monthly_revenue ${REAL}`,
    `alter table deal add column first_year_value ${REAL}`,
    `update deal set first_won_at = won_at, closed_at = coalesce(won_at, lost_at)`,
    `update deal set audience = 'user:' || owner_id where visibility = 1`,
    `update deal set annual_revenue = 0, monthly_revenue = 0, first_year_value = value
      where exists (select 1 from deal_product as p
        where p.company_id = deal.company_id and p.deal_id = deal.id)`,

    'alter table deal_product add column sort_order integer not null default 0',
    ...addReference('deal_product', 'variation_id', 'product_variation'),
    `alter table deal_product add column discount ${REAL} not null default 0`,
    `alter table deal_product add column discount_type ${TEXT} not null default 'percentage'`,
    `alter table deal_product add column duration ${REAL} not null default 1`,
    `alter table deal_product add column duration_unit ${TEXT}`,
    `alter table deal_product add column comments ${TEXT} not null default ''`,
    `alter table deal_product add column tax ${REAL} not null default 0`,
    `alter table deal_product add column billing_frequency ${TEXT} not null default 'one-time'`,
    'alter table deal_product add column billing_frequency_cycles integer',
    `alter table deal_product add column billing_start_date ${TEXT}`,
    'alter table deal_product add column updated_at bigint',
    `update deal_product set sort_order = (select count(*) from deal_product as o
      where o.company_id = deal_product.company_id and o.deal_id = deal_product.deal_id
        and o.id <= deal_product.id)`,

    'create index deal_live on deal (company_id, id) where deleted_at is null',
    'create index deal_audience on deal (company_id, audience, id) where deleted_at is null',
    'create index deal_owner on deal (company_id, owner_id, id) where deleted_at is null',
    'create index deal_stage on deal (company_id, stage_id, id) where deleted_at is null',
    'create index deal_status on deal (company_id, status, id) where deleted_at is null',
    'create index deal_deleted on deal (company_id, deleted_at) where deleted_at is not null',
    // Without the company, for the checks a database makes when the other end is deleted.
    'create index deal_product_of_deal on deal_product (deal_id)',
    `create index deal_product_variation on deal_product (variation_id)
      where variation_id is not null`,
    'create index file_of_deal on file (deal_id) where deal_id is not null',
  ],
}
