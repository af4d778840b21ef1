import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireAdmin } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { insertStages, type NewStage } from './create-stage.ts'
import { listPipelinesForUpdate } from './load-pipelines.ts'
import { maxPipelines, type Pipeline, type Stage } from './pipeline.ts'
import { makeRoom, pipelineColumns, savePipelines } from './save-pipelines.ts'

export interface NewPipeline {
  name: string
  /** In the order a deal passes them. */
  stages: readonly NewStage[]
  /** Default: behind those the company has. */
  sortOrder?: number | undefined
  isActive?: boolean | undefined
  hasProbability?: boolean | undefined
}

/** What every company begins with. */
export const defaultPipeline: NewPipeline = {
  name: 'Pipeline',
  stages: [
    { name: 'Qualified', probability: 100 },
    { name: 'Contact Made', probability: 100 },
    { name: 'Demo Scheduled', probability: 100 },
    { name: 'Proposal Made', probability: 100 },
    { name: 'Negotiations Started', probability: 100 },
  ],
}

/** Adds a pipeline with its stages. Throws `forbidden`, `name_missing`, `invalid_value`. */
export async function createPipeline(
  db: Db,
  actor: Actor,
  input: NewPipeline,
  now: Date,
): Promise<Pipeline & { readonly stages: readonly Stage[] }> {
  requireAdmin(actor)
  if (input.name.trim() === '') throw new Problem('name_missing')
  return db.transaction(async (db) => {
    const { pipelines } = await listPipelinesForUpdate(db, actor.companyId)
    if (pipelines.length >= maxPipelines) {
      throw new Problem('invalid_value', { detail: `there are ${maxPipelines} pipelines already` })
    }
    const kept = {
      name: input.name,
      sortOrder: input.sortOrder ?? (pipelines.at(-1)?.sortOrder ?? -1) + 1,
      isActive: input.isActive ?? true,
      hasProbability: input.hasProbability ?? true,
      deletedAt: null,
    }
    const times = { created_at: now.getTime(), updated_at: now.getTime() }
    const row = { company_id: actor.companyId, ...pipelineColumns(kept), ...times }
    const [id = 0] = await db.insert('pipeline', [row])
    const pipeline: Pipeline = { id, ...kept, createdAt: now, updatedAt: now }
    await savePipelines(db, actor, pipelines, makeRoom(pipelines, pipeline), now)
    await appendEvents(db, actor, [{ name: 'pipeline.created', itemId: id, after: pipeline }], now)
    return { ...pipeline, stages: await insertStages(db, actor, id, input.stages, 1, now) }
  })
}
