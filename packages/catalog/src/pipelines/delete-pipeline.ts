import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireAdmin } from '../actor.ts'
import { listPipelinesForUpdate, lockStages, requirePipeline } from './load-pipelines.ts'
import type { Stage } from './pipeline.ts'
import { savePipelines, saveStages } from './save-pipelines.ts'

/**
 * Deletes a pipeline with its stages, unless deals use it.
 *
 * Throws `forbidden`, `pipeline_not_found`, `pipeline_in_use`, `last_stage` when no stage would
 * remain in any other.
 */
export async function deletePipeline(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  requireAdmin(actor)
  await db.transaction(async (db) => {
    const known = await listPipelinesForUpdate(db, actor.companyId)
    const pipeline = requirePipeline(known, id)
    const stages = known.stages.filter(({ pipelineId }) => pipelineId === id)
    if (stages.length === known.stages.length) throw new Problem('last_stage')
    const used = await findUsedStage(db, actor, stages)
    if (used) throw new Problem('pipeline_in_use')
    await saveStages(db, actor, stages, stages.map(deletedAt(now)), now)
    await savePipelines(db, actor, [pipeline], [{ ...pipeline, deletedAt: now }], now)
  })
}

/**
 * Deletes stages, unless deals are in one of them, and gives the numbers of those there were.
 *
 * Throws `forbidden`, `stage_not_found` when there are none, `stage_in_use`, `last_stage` when none
 * would remain.
 */
export async function deleteStages(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  requireAdmin(actor)
  return db.transaction(async (db) => {
    const known = await listPipelinesForUpdate(db, actor.companyId)
    const stages = known.stages.filter(({ id }) => ids.includes(id))
    if (stages.length === 0) throw new Problem('stage_not_found')
    if (stages.length === known.stages.length) throw new Problem('last_stage')
    const used = await findUsedStage(db, actor, stages)
    if (used) throw new Problem('stage_in_use')
    await saveStages(db, actor, stages, stages.map(deletedAt(now)), now)
    return stages.map(({ id }) => id).sort((a, b) => a - b)
  })
}

function deletedAt(now: Date) {
  return (stage: Stage): Stage => ({ ...stage, deletedAt: now })
}

/** A stage that live deals are in; from here on none of them gets new ones. */
async function findUsedStage(
  db: Db,
  actor: Actor,
  stages: readonly Stage[],
): Promise<number | undefined> {
  const ids = stages.map(({ id }) => id)
  if (ids.length === 0) return undefined
  await lockStages(db, actor.companyId, ids)
  const row = await db.sql
    .selectFrom('deal')
    .select('stage_id')
    .where('company_id', '=', actor.companyId)
    .where('stage_id', 'in', ids)
    .where('deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row?.stage_id
}
