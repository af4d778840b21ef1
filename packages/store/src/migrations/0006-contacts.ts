import type { Migration } from './migration.ts'

/** The stages of the pipeline that every company begins with, at the time of this migration. */
const defaultStages = [
  'Qualified',
  'Contact Made',
  'Demo Scheduled',
  'Proposal Made',
  'Negotiations Started',
]

/**
 * Persons, organizations, pipelines and stages as the API shows them.
 *
 * Indexes hold what is live. Companies without a pipeline are given the default one, which is told
 * by its order: those made before count from 1.
 */
export const contacts: Migration = {
  name: '0006-contacts',
  statements: ({ TEXT }) => [
    ...['person', 'organization'].flatMap((table) => [
      `alter table ${table} add column first_char ${TEXT} not null default ''`,
      `alter table ${table} add column visibility smallint not null default 3`,
      `alter table ${table} add column audience ${TEXT} not null default 'all'`,
      `alter table ${table} add column label_ids ${TEXT} not null default '[]'`,
      `update ${table} set first_char = lower(substr(name, 1, 1))`,
      ...listIndexes(table),
      `create index ${table}_deals on deal (company_id, ${table}_id, status)
        where deleted_at is null`,
    ]),

    `alter table person add column marketing_status ${TEXT} not null default 'no_consent'`,
    ...['email', 'phone'].flatMap((detail) => [
      `alter table person add column ${detail}s ${TEXT} not null default '[]'`,
      `update person set ${detail}s = '[{"value":"' || ${escaped(detail)}
        || '","label":"work","isPrimary":true}]' where ${detail} is not null`,
      `alter table person drop column ${detail}`,
    ]),
    'drop index person_organization',
    `create index person_organization on person (company_id, organization_id)
      where deleted_at is null`,

    'alter table pipeline add column is_active smallint not null default 1',
    'alter table pipeline add column has_probability smallint not null default 1',
    'alter table pipeline add column deleted_at bigint',
    'alter table stage add column is_rotting smallint not null default 0',
    'alter table stage add column rotten_days integer',
    'alter table stage add column deleted_at bigint',
    `create index stage_deals on deal (company_id, stage_id, status) where deleted_at is null`,
    `insert into pipeline (company_id, name, sort_order, created_at, updated_at)
      select c.id, 'Pipeline', 0, c.created_at, c.created_at from company c
      where not exists (select 1 from pipeline p where p.company_id = c.id)`,
    ...defaultStages.map(
      (name, index) => `insert into stage
        (company_id, pipeline_id, name, sort_order, probability, created_at, updated_at)
        select company_id, id, '${name}', ${index + 1}, 100, created_at, created_at
        from pipeline where sort_order = 0`,
    ),
  ],
}

/** One for each order and each condition that a first page can have. */
function listIndexes(table: string): string[] {
  const index = (name: string, columns: string) =>
    `create index ${table}_${name} on ${table} (company_id, ${columns}) where deleted_at is null`
  return [
    index('live', 'id'),
    index('audience', 'audience, id'),
    index('owner', 'owner_id, audience, id'),
    index('first_char', 'first_char, id'),
    index('first_char_audience', 'audience, first_char, id'),
    index('name', 'name, id'),
    index('created', 'created_at, id'),
    index('updated', 'updated_at, id'),
  ]
}

/** A column's text as it stands between the quotes of JSON. */
function escaped(column: string): string {
  return `replace(replace(${column}, '\\', '\\\\'), '"', '\\"')`
}
