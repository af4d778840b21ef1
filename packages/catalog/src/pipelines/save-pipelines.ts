import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import type { Pipeline, Stage } from './pipeline.ts'

/** Puts a place where others may be already: those in its way, moved behind it as far as needed. */
export function makeRoom<T extends { readonly id: number; readonly sortOrder: number }>(
  others: readonly T[],
  { id, sortOrder }: { id: number; sortOrder: number },
): T[] {
  const moved: T[] = []
  let taken = sortOrder
  for (const other of others) {
    if (other.id === id || other.sortOrder < sortOrder) continue
    if (other.sortOrder > taken) break
    taken++
    moved.push({ ...other, sortOrder: taken })
  }
  return moved
}

type Kept<T> = Omit<T, 'id' | 'createdAt' | 'updatedAt'>

/** The columns that say what a pipeline is. */
export function pipelineColumns(pipeline: Kept<Pipeline>) {
  return {
    name: pipeline.name,
    sort_order: pipeline.sortOrder,
    is_active: pipeline.isActive ? 1 : 0,
    has_probability: pipeline.hasProbability ? 1 : 0,
    deleted_at: pipeline.deletedAt?.getTime() ?? null,
  }
}

/** The columns that say what a stage is. */
export function stageColumns(stage: Kept<Stage>) {
  return {
    name: stage.name,
    pipeline_id: stage.pipelineId,
    sort_order: stage.sortOrder,
    probability: stage.probability,
    is_rotting: stage.isRotting ? 1 : 0,
    rotten_days: stage.rottenDays,
    deleted_at: stage.deletedAt?.getTime() ?? null,
  }
}

/** Writes those that differ from what they were, with an event each, and gives all as they are. */
export async function savePipelines(
  db: Db,
  actor: Actor,
  before: readonly Pipeline[],
  after: readonly Pipeline[],
  now: Date,
): Promise<Pipeline[]> {
  return save('pipeline', db, actor, before, after, now, pipelineColumns)
}

/** The same for stages. */
export async function saveStages(
  db: Db,
  actor: Actor,
  before: readonly Stage[],
  after: readonly Stage[],
  now: Date,
): Promise<Stage[]> {
  return save('stage', db, actor, before, after, now, stageColumns)
}

async function save<T extends Pipeline | Stage>(
  table: 'pipeline' | 'stage',
  db: Db,
  actor: Actor,
  before: readonly T[],
  after: readonly T[],
  now: Date,
  columnsOf: (item: T) => object,
): Promise<T[]> {
  const saved: T[] = []
  for (const item of after) {
    const old = before.find(({ id }) => id === item.id)
    if (!old || !differences(old, item)) {
      saved.push(item)
      continue
    }
    const current = { ...item, updatedAt: now }
    await db.sql
      .updateTable(table)
      .set({ ...columnsOf(current), updated_at: now.getTime() })
      .where('company_id', '=', actor.companyId)
      .where('id', '=', item.id)
      .execute()
    const what = old.deletedAt === null && item.deletedAt !== null ? 'deleted' : 'updated'
    const name = `${table}.${what}` as const
    await appendEvents(db, actor, [{ name, itemId: item.id, ...differences(old, current) }], now)
    saved.push(current)
  }
  return saved
}
