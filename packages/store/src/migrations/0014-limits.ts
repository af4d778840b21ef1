import type { Migration } from './migration.ts'

/** Counts that several servers on one database keep together. */
export const limits: Migration = {
  name: '0014-limits',
  statements: ({ TEXT, CLUSTERED }) => [
    `create table throttle (
      key_hash ${TEXT} not null primary key, window_ends_at bigint not null,
      attempts bigint not null)${CLUSTERED}`,
    'create index throttle_end on throttle (window_ends_at)',
    `create table daily_budget (
      company_id bigint not null, day bigint not null, reserved bigint not null,
      primary key (company_id, day))${CLUSTERED}`,
  ],
}
