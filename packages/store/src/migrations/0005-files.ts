import type { Migration } from './migration.ts'

/**
 * What files hang on, files that are kept elsewhere, and who may see each.
 *
 * `file_audience` has a row for each audience of a file, so that a reader's list is a merge of index
 * ranges. `content_hash` is empty for files without bytes here.
 */
export const files: Migration = {
  name: '0005-files',
  statements: ({ TEXT, CLUSTERED, addReference }) => [
    ...addReference('file', 'person_id', 'person'),
    ...addReference('file', 'organization_id', 'organization'),
    `alter table file add column remote_location ${TEXT}`,
    `alter table file add column remote_id ${TEXT}`,
    'create index file_company on file (company_id, id)',
    'create index file_live on file (company_id, id) where deleted_at is null',
    'create index file_deal on file (company_id, deal_id, id) where deal_id is not null',
    'create index file_person on file (company_id, person_id, id) where person_id is not null',
    `create index file_organization on file (company_id, organization_id, id)
      where organization_id is not null`,
    'create index file_deleted on file (company_id, deleted_at) where deleted_at is not null',
    'create index file_content on file (content_hash)',

    `create table file_audience (
      company_id bigint not null, audience ${TEXT} not null, is_live smallint not null,
      file_id bigint not null, primary key (company_id, audience, is_live, file_id))${CLUSTERED}`,
    'create index file_audience_file on file_audience (company_id, file_id)',
    ...firstAudiences,
  ],
}

const live = 'case when f.deleted_at is null then 1 else 0 end'

/** Until now files hung on products alone, or, once these were purged, on nothing. */
const firstAudiences = [
  `insert into file_audience (company_id, audience, is_live, file_id)
    select f.company_id, p.audience, ${live}, f.id
    from file f join product p on p.company_id = f.company_id and p.id = f.product_id`,
  `insert into file_audience (company_id, audience, is_live, file_id)
    select f.company_id, 'user:' || w.user_id, ${live}, f.id
    from file f join product p on p.company_id = f.company_id and p.id = f.product_id
    join product_follower w on w.company_id = p.company_id and w.product_id = p.id
    where p.audience <> 'all' and p.audience <> 'user:' || w.user_id`,
  `insert into file_audience (company_id, audience, is_live, file_id)
    select f.company_id, 'user:' || f.user_id, ${live}, f.id
    from file f where f.product_id is null`,
]
