import { Problem } from '@merx/contract'
import { type Db, statement, type Tables } from '@merx/store'
import type { Selectable } from 'kysely'
import type { Pipeline, Pipelines, Stage } from './pipeline.ts'

const pipelineRows = statement<{ companyId: number }, Selectable<Tables['pipeline']>>(
  (sql, parameter) =>
    sql
      .selectFrom('pipeline')
      .selectAll()
      .where('company_id', '=', parameter('companyId'))
      .orderBy('sort_order')
      .orderBy('id'),
)

const stageRows = statement<{ companyId: number }, Selectable<Tables['stage']>>((sql, parameter) =>
  sql
    .selectFrom('stage')
    .selectAll()
    .where('company_id', '=', parameter('companyId'))
    .orderBy('sort_order')
    .orderBy('id'),
)

/** Loads all pipelines and stages of a company, which are few, by number; deleted ones too. */
export async function loadPipelines(
  db: Db,
  companyId: number,
): Promise<{ pipelines: Map<number, Pipeline>; stages: Map<number, Stage> }> {
  const pipelines = await db.all(pipelineRows, { companyId })
  const stages = await db.all(stageRows, { companyId })
  return { pipelines: byId(pipelines.map(toPipeline)), stages: byId(stages.map(toStage)) }
}

/** The pipelines and stages a company has now, each in their order. */
export async function listPipelines(db: Db, companyId: number): Promise<Pipelines> {
  const loaded = await loadPipelines(db, companyId)
  const pipelines = [...loaded.pipelines.values()].filter(({ deletedAt }) => deletedAt === null)
  const live = [...loaded.stages.values()].filter(({ deletedAt }) => deletedAt === null)
  const stages = pipelines.flatMap(({ id }) => live.filter(({ pipelineId }) => pipelineId === id))
  return { pipelines, stages }
}

/** Finds a pipeline among those of a company. Throws `pipeline_not_found`. */
export function requirePipeline({ pipelines }: Pipelines, id: number): Pipeline {
  const pipeline = pipelines.find((candidate) => candidate.id === id)
  if (!pipeline) throw new Problem('pipeline_not_found')
  return pipeline
}

/** Finds a stage among those of a company. Throws `stage_not_found`. */
export function requireStage({ stages }: Pipelines, id: number): Stage {
  const stage = stages.find((candidate) => candidate.id === id)
  if (!stage) throw new Problem('stage_not_found')
  return stage
}

const lockedPipelines = statement<{ companyId: number }, { id: number }>(
  (sql, parameter, { lock }) =>
    sql
      .selectFrom('pipeline')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .orderBy('id')
      .modifyEnd(lock),
)

/** As {@link listPipelines}, and nobody else changes any until the transaction is over. */
export async function listPipelinesForUpdate(db: Db, companyId: number): Promise<Pipelines> {
  await db.all(lockedPipelines, { companyId })
  return listPipelines(db, companyId)
}

const lockedStages = statement<{ companyId: number; ids: string }, { id: number }>(
  (sql, parameter, { lock, numbers }) =>
    sql
      .selectFrom('stage')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .modifyEnd(lock),
)

/**
 * Keeps stages from being deleted, and from getting deals, until the transaction is over.
 *
 * Gives the numbers of those that are live.
 */
export async function lockStages(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<number[]> {
  const rows = await db.all(lockedStages, { companyId, ids: JSON.stringify(ids) })
  return rows.map(({ id }) => id)
}

function toPipeline(row: Selectable<Tables['pipeline']>): Pipeline {
  return {
    id: row.id,
    name: row.name,
    sortOrder: row.sort_order,
    isActive: row.is_active === 1,
    hasProbability: row.has_probability === 1,
    ...timesOf(row),
  }
}

function toStage(row: Selectable<Tables['stage']>): Stage {
  return {
    id: row.id,
    name: row.name,
    sortOrder: row.sort_order,
    probability: row.probability,
    isRotting: row.is_rotting === 1,
    rottenDays: row.rotten_days,
    pipelineId: row.pipeline_id,
    ...timesOf(row),
  }
}

function timesOf(row: { created_at: number; updated_at: number; deleted_at: number | null }) {
  return {
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}

function byId<T extends { id: number }>(items: readonly T[]): Map<number, T> {
  return new Map(items.map((item) => [item.id, item]))
}
