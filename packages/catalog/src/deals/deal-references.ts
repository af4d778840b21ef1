import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import { loadVisiblePersons } from '../persons/load-persons.ts'
import { listPipelines, lockStages } from '../pipelines/load-pipelines.ts'
import type { Pipelines } from '../pipelines/pipeline.ts'
import type { DealPatch, DealState } from './deal.ts'

type References = Pick<DealState, 'creatorId' | 'ownerId' | 'personId' | 'organizationId'>

/**
 * Checks what a deal newly refers to; what it referred to before may have been deleted since.
 *
 * Throws `invalid_value` for anything the company does not have or the actor may not see.
 */
export async function requireReferences(
  db: Db,
  actor: Actor,
  before: References | undefined,
  after: References,
): Promise<void> {
  const isNew = (key: keyof References) => after[key] !== null && after[key] !== before?.[key]
  if (isNew('creatorId')) await requireColleague(db, actor, 'creator_user_id', after.creatorId)
  if (isNew('ownerId')) await requireColleague(db, actor, 'user_id', after.ownerId)
  if (isNew('personId')) await requirePerson(db, actor, after.personId ?? 0)
  if (isNew('organizationId')) await requireOrganization(db, actor, after.organizationId)
}

async function requirePerson(db: Db, actor: Actor, id: number): Promise<void> {
  const person = (await loadVisiblePersons(db, actor, [id])).get(id)
  if (!person || person.deletedAt !== null) throw none('person_id', id, 'a person')
}

/**
 * The stage a deal goes to: the one named, else the first of the pipeline named, else the one it is
 * in, else the first of the first pipeline (http-v1-neighbours section 3.1); nobody deletes it until
 * the transaction is over.
 *
 * Throws `invalid_value` for a stage or pipeline the company does not have.
 */
export async function settleStage(
  db: Db,
  actor: Actor,
  patch: Pick<DealPatch, 'stageId' | 'pipelineId'>,
  current?: number,
): Promise<number> {
  const id = chooseStage(await listPipelines(db, actor.companyId), patch, current)
  if (id === current) return id
  if ((await lockStages(db, actor.companyId, [id])).length === 0)
    throw none('stage_id', id, 'a stage')
  return id
}

function chooseStage(
  { pipelines, stages }: Pipelines,
  { stageId, pipelineId }: Pick<DealPatch, 'stageId' | 'pipelineId'>,
  current: number | undefined,
): number {
  if (stageId !== undefined) {
    if (!stages.some(({ id }) => id === stageId)) throw none('stage_id', stageId, 'a stage')
    return stageId
  }
  if (pipelineId !== undefined && !pipelines.some(({ id }) => id === pipelineId)) {
    throw none('pipeline_id', pipelineId, 'a pipeline')
  }
  // A deleted deal may be in a stage that has been deleted since; it comes back elsewhere.
  const present = stages.find(({ id }) => id === current)
  if (present && (pipelineId ?? present.pipelineId) === present.pipelineId) return present.id
  const first = stages.find((stage) => stage.pipelineId === (pipelineId ?? stage.pipelineId))
  if (first) return first.id
  throw new Problem('invalid_value', { detail: 'there is no stage the deal could be in' })
}

function none(key: string, id: number, what: string): Problem {
  return new Problem('invalid_value', { detail: `${key} ${id} is not ${what}` })
}
