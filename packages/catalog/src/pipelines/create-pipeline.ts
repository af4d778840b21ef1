import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import type { Pipeline, Stage } from './pipeline.ts'

export interface NewPipeline {
  name: string
  /** In the order a deal passes them. */
  stages: readonly { name: string; probability: number }[]
}

/** Adds a pipeline with its stages, behind those the company has. */
export async function createPipeline(
  db: Db,
  actor: Actor,
  input: NewPipeline,
  now: Date,
): Promise<Pipeline & { readonly stages: readonly Stage[] }> {
  const times = { created_at: now.getTime(), updated_at: now.getTime() }
  return db.transaction(async (db) => {
    const sortOrder = await nextSortOrder(db, actor.companyId)
    const row = { company_id: actor.companyId, name: input.name, sort_order: sortOrder, ...times }
    const [id = 0] = await db.insert('pipeline', [row])
    const stageIds = await db.insert(
      'stage',
      input.stages.map(({ name, probability }, index) => ({
        company_id: actor.companyId,
        pipeline_id: id,
        name,
        sort_order: index + 1,
        probability,
        ...times,
      })),
    )
    const dates = { createdAt: now, updatedAt: now }
    const stages = input.stages.map(({ name, probability }, index): Stage => {
      const stage = { id: stageIds[index] ?? 0, name, sortOrder: index + 1, probability }
      return { ...stage, pipelineId: id, ...dates }
    })
    const pipeline = { id, name: input.name, sortOrder, stages, ...dates }
    await appendEvents(db, actor, [{ name: 'pipeline.created', itemId: id, after: pipeline }], now)
    return pipeline
  })
}

async function nextSortOrder(db: Db, companyId: number): Promise<number> {
  const last = await db.sql
    .selectFrom('pipeline')
    .select('sort_order')
    .where('company_id', '=', companyId)
    .orderBy('sort_order', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.sort_order ?? 0) + 1
}
