import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireAdmin } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { listPipelinesForUpdate } from './load-pipelines.ts'
import { maxStages, type Pipelines, type Stage } from './pipeline.ts'
import { makeRoom, saveStages, stageColumns } from './save-pipelines.ts'

export interface NewStage {
  name: string
  /** Percent; default 100. */
  probability?: number | undefined
  isRotting?: boolean | undefined
  rottenDays?: number | null | undefined
}

/** Adds a stage to a pipeline. Throws `forbidden`, `name_missing`, `invalid_value`. */
export async function createStage(
  db: Db,
  actor: Actor,
  input: NewStage & { pipelineId: number; sortOrder?: number | undefined },
  now: Date,
): Promise<Stage> {
  requireAdmin(actor)
  if (input.name.trim() === '') throw new Problem('name_missing')
  return db.transaction(async (db) => {
    const known = await listPipelinesForUpdate(db, actor.companyId)
    const siblings = requireRoom(known, input.pipelineId)
    const sortOrder = input.sortOrder ?? (siblings.at(-1)?.sortOrder ?? 0) + 1
    const [stage] = await insertStages(db, actor, input.pipelineId, [input], sortOrder, now)
    if (!stage) throw new Error('one input makes one stage')
    await saveStages(db, actor, siblings, makeRoom(siblings, stage), now)
    return stage
  })
}

/** The stages of a pipeline that can take another one. Throws `invalid_value`. */
export function requireRoom({ pipelines, stages }: Pipelines, pipelineId: number): Stage[] {
  if (!pipelines.some(({ id }) => id === pipelineId)) {
    throw new Problem('invalid_value', { detail: `pipeline_id ${pipelineId} is not a pipeline` })
  }
  const siblings = stages.filter((stage) => stage.pipelineId === pipelineId)
  if (siblings.length < maxStages) return siblings
  throw new Problem('invalid_value', {
    detail: `pipeline ${pipelineId} has ${maxStages} stages already`,
  })
}

/** Inserts the stages of a pipeline one behind the other. */
export async function insertStages(
  db: Db,
  actor: Actor,
  pipelineId: number,
  inputs: readonly NewStage[],
  firstSortOrder: number,
  now: Date,
): Promise<Stage[]> {
  const kept = inputs.map((input, index) => ({
    name: input.name,
    sortOrder: firstSortOrder + index,
    probability: input.probability ?? 100,
    isRotting: input.isRotting ?? false,
    rottenDays: input.rottenDays ?? null,
    pipelineId,
    deletedAt: null,
  }))
  const times = { created_at: now.getTime(), updated_at: now.getTime() }
  const ids = await db.insert(
    'stage',
    kept.map((stage) => ({ company_id: actor.companyId, ...stageColumns(stage), ...times })),
  )
  const stages = kept.map((stage, index): Stage => {
    return { id: ids[index] ?? 0, ...stage, createdAt: now, updatedAt: now }
  })
  const changes = stages.map((after) => ({
    name: 'stage.created' as const,
    itemId: after.id,
    after,
  }))
  await appendEvents(db, actor, changes, now)
  return stages
}
