import type { Migration } from './migration.ts'

/** The log of changes in the order of time, which never runs backwards within a company. */
export const recents: Migration = {
  name: '0008-recents',
  statements: () => [
    'create index event_time on event (company_id, occurred_at, number)',
    'alter table company add column last_event_at bigint not null default 0',
    `update company set last_event_at = coalesce((
      select max(occurred_at) from event where event.company_id = company.id), 0)`,
  ],
}
