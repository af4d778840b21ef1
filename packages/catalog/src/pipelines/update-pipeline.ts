import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireAdmin } from '../actor.ts'
import { requireRoom } from './create-stage.ts'
import { listPipelinesForUpdate, requirePipeline, requireStage } from './load-pipelines.ts'
import type { Pipeline, Stage } from './pipeline.ts'
import { makeRoom, savePipelines, saveStages } from './save-pipelines.ts'

/** What a write may say of a pipeline; members left out keep their value. */
export type PipelinePatch = Patch<
  Pick<Pipeline, 'name' | 'sortOrder' | 'isActive' | 'hasProbability'>
>

/** What a write may say of a stage; members left out keep their value. */
export type StagePatch = Patch<
  Pick<Stage, 'name' | 'sortOrder' | 'probability' | 'isRotting' | 'rottenDays' | 'pipelineId'>
>

type Patch<T> = { [K in keyof T]?: T[K] | undefined }

/**
 * Changes only what the patch names; those in the way of its new place move behind it.
 *
 * Throws `forbidden`, `pipeline_not_found`, `name_missing`.
 */
export async function updatePipeline(
  db: Db,
  actor: Actor,
  id: number,
  patch: PipelinePatch,
  now: Date,
): Promise<Pipeline> {
  requireAdmin(actor)
  return db.transaction(async (db) => {
    const known = await listPipelinesForUpdate(db, actor.companyId)
    const before = requirePipeline(known, id)
    const after = applied(before, patch)
    const moved = after.sortOrder === before.sortOrder ? [] : makeRoom(known.pipelines, after)
    const [saved] = await savePipelines(db, actor, known.pipelines, [after, ...moved], now)
    return saved ?? after
  })
}

/**
 * Changes only what the patch names; a stage that changes its pipeline, with the deals in it, comes
 * last there.
 *
 * Throws `forbidden`, `stage_not_found`, `name_missing`, `invalid_value`.
 */
export async function updateStage(
  db: Db,
  actor: Actor,
  id: number,
  patch: StagePatch,
  now: Date,
): Promise<Stage> {
  requireAdmin(actor)
  return db.transaction(async (db) => {
    const known = await listPipelinesForUpdate(db, actor.companyId)
    const before = requireStage(known, id)
    const patched = applied(before, patch)
    const isElsewhere = patched.pipelineId !== before.pipelineId
    const siblings = isElsewhere
      ? requireRoom(known, patched.pipelineId)
      : known.stages.filter(({ pipelineId }) => pipelineId === before.pipelineId)
    const last = isElsewhere ? (siblings.at(-1)?.sortOrder ?? 0) + 1 : before.sortOrder
    const after = { ...patched, sortOrder: patch.sortOrder ?? last }
    const isMoved = isElsewhere || after.sortOrder !== before.sortOrder
    const moved = isMoved ? makeRoom(siblings, after) : []
    const [saved] = await saveStages(db, actor, known.stages, [after, ...moved], now)
    return saved ?? after
  })
}

function applied<T extends { readonly name: string }>(before: T, patch: Patch<NoInfer<T>>): T {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  const after = { ...before, ...Object.fromEntries(given) }
  if (after.name.trim() === '') throw new Problem('name_missing')
  return after
}
