import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../actor.ts'
import { type AudienceParameters, audiencesIn } from '../visibility/audience-parameters.ts'
import { audiencesOf, followsReveal } from '../visibility/reader.ts'
import type { ChangedKind } from './changed-kinds.ts'

/** What decides how changes are confined to a reader. */
export interface ReaderShape {
  /** Undefined: all items of the company are seen. */
  readonly audienceCount: number | undefined
  readonly withFollowed: boolean
  /** To see all items is not to see what users keep for themselves; admins do. */
  readonly withFilters: boolean
}

export function readerShapeOf(actor: Actor): ReaderShape {
  return {
    audienceCount: audiencesOf(actor)?.length,
    withFollowed: followsReveal(actor),
    withFilters: actor.isAdmin,
  }
}

export interface ReaderParameters extends AudienceParameters {
  userId: number
}

type Parameter = ((name: keyof AudienceParameters & string) => string) &
  ((name: 'userId') => number)

/**
 * The condition on an event `e` that its item is there and the reader may see it, by the same rules as
 * when it is loaded; undefined where nothing of the kind is hidden from them.
 *
 * Each looks one row up by its number: as `exists` a database might go through all items instead.
 */
export function visibleChange(
  kind: ChangedKind,
  shape: ReaderShape,
  parameter: Parameter,
): RawBuilder<SqlBool> | undefined {
  if (kind === 'filter') return shape.withFilters ? undefined : isVisibleFilter(shape, parameter)
  if (shape.audienceCount === undefined || !isOwned(kind)) return undefined
  if (kind === 'file') return isVisibleFile(shape, parameter)
  return isVisibleItem(kind, sql.ref('e.item_id'), shape, parameter)
}

type ItemKind = 'product' | 'deal' | 'person' | 'organization'

const isOwned = (kind: ChangedKind): kind is ItemKind | 'file' =>
  kind !== 'pipeline' && kind !== 'stage' && kind !== 'user' && kind !== 'filter'

function isVisibleItem(
  kind: ItemKind,
  id: RawBuilder<unknown>,
  shape: ReaderShape,
  parameter: Parameter,
): RawBuilder<SqlBool> {
  const isOpen = sql<SqlBool>`(select i.audience from ${sql.table(kind)} as i
    where i.company_id = e.company_id and i.id = ${id}) in (${audiences(shape, parameter)})`
  if (kind !== 'product' || !shape.withFollowed) return isOpen
  return sql<SqlBool>`(${isOpen} or (select w.id from product_follower as w
    where w.company_id = e.company_id and w.user_id = ${parameter('userId')}
    and w.product_id = ${id}) is not null)`
}

/** Whoever may see what a file hangs on may see it; one on nothing is its uploader's. */
function isVisibleFile(shape: ReaderShape, parameter: Parameter): RawBuilder<SqlBool> {
  const links = (['product', 'deal', 'person', 'organization'] as const).map((kind) =>
    isVisibleItem(kind, sql.ref(`f.${kind}_id`), shape, parameter),
  )
  return sql<SqlBool>`(select f.id from file as f
    where f.company_id = e.company_id and f.id = e.item_id and (${sql.join(links, sql` or `)}
      or (coalesce(f.product_id, f.deal_id, f.person_id, f.organization_id) is null
        and f.user_id = ${parameter('userId')}))) is not null`
}

function isVisibleFilter(shape: ReaderShape, parameter: Parameter): RawBuilder<SqlBool> {
  const isOpen =
    shape.audienceCount === undefined
      ? sql``
      : sql`and i.audience in (${audiences(shape, parameter)})`
  return sql<SqlBool>`(select i.id from filter as i
    where i.company_id = e.company_id and i.id = e.item_id
    and (i.user_id = ${parameter('userId')} or (i.visibility <> 1 ${isOpen}))) is not null`
}

function audiences(shape: ReaderShape, parameter: Parameter): RawBuilder<unknown> {
  return sql.join(audiencesIn(shape, parameter) ?? [])
}
