import type { Db } from '@merx/store'
import type { Pipeline, Stage } from './pipeline.ts'

/** Loads all pipelines and stages of a company, which are few, by number. */
export async function loadPipelines(
  db: Db,
  companyId: number,
): Promise<{ pipelines: Map<number, Pipeline>; stages: Map<number, Stage> }> {
  const pipelines = await db.sql
    .selectFrom('pipeline')
    .selectAll()
    .where('company_id', '=', companyId)
    .execute()
  const stages = await db.sql
    .selectFrom('stage')
    .selectAll()
    .where('company_id', '=', companyId)
    .execute()
  const times = (row: { created_at: number; updated_at: number }) => ({
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  })
  return {
    pipelines: byId(
      pipelines.map((row): Pipeline => {
        return { id: row.id, name: row.name, sortOrder: row.sort_order, ...times(row) }
      }),
    ),
    stages: byId(
      stages.map((row): Stage => {
        const { id, name, sort_order: sortOrder, probability, pipeline_id: pipelineId } = row
        return { id, name, sortOrder, probability, pipelineId, ...times(row) }
      }),
    ),
  }
}

function byId<T extends { id: number }>(items: readonly T[]): Map<number, T> {
  return new Map(items.map((item) => [item.id, item]))
}
