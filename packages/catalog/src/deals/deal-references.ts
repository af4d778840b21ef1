import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { requireInCompany } from '../companies/require-in-company.ts'
import { loadVisibleOrganizations } from '../organizations/load-organizations.ts'
import { loadVisiblePersons } from '../persons/load-persons.ts'
import { loadPipelines } from '../pipelines/load-pipelines.ts'
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
  if (isNew('creatorId')) await requireInCompany(db, actor, 'user', after.creatorId)
  if (isNew('ownerId')) await requireInCompany(db, actor, 'user', after.ownerId)
  if (isNew('personId')) await requirePerson(db, actor, after.personId ?? 0)
  if (isNew('organizationId')) await requireOrganization(db, actor, after.organizationId ?? 0)
}

async function requirePerson(db: Db, actor: Actor, id: number): Promise<void> {
  const person = (await loadVisiblePersons(db, actor, [id])).get(id)
  if (!person || person.deletedAt !== null) throw absent('person', id)
}

async function requireOrganization(db: Db, actor: Actor, id: number): Promise<void> {
  const organization = (await loadVisibleOrganizations(db, actor, [id])).get(id)
  if (!organization || organization.deletedAt !== null) throw absent('organization', id)
}

/**
 * The stage a deal goes to: the one named, else the first of the pipeline named, else the one it is
 * in, else the first of the first pipeline (http-v1-neighbours section 3.1).
 *
 * Throws `invalid_value` for a stage or pipeline the company does not have.
 */
export async function settleStage(
  db: Db,
  actor: Actor,
  { stageId, pipelineId }: Pick<DealPatch, 'stageId' | 'pipelineId'>,
  current?: number,
): Promise<number> {
  if (stageId === current && current !== undefined) return current
  if (stageId === undefined && pipelineId === undefined && current !== undefined) return current
  const { stages, pipelines } = await loadPipelines(db, actor.companyId)
  if (stageId !== undefined) {
    if (!stages.has(stageId)) throw absent('stage', stageId)
    return stageId
  }
  if (pipelineId !== undefined && !pipelines.has(pipelineId)) throw absent('pipeline', pipelineId)
  const inside = pipelineId ?? inOrder(pipelines.values())[0]?.id
  const [first] = inOrder(stages.values()).filter((stage) => stage.pipelineId === inside)
  const isThere = current !== undefined && stages.get(current)?.pipelineId === inside
  if (isThere) return current
  if (first) return first.id
  throw new Problem('invalid_value', { detail: 'there is no stage the deal could be in' })
}

/** Pipelines or stages as people see them, first to last. */
export function inOrder<T extends { readonly id: number; readonly sortOrder: number }>(
  items: Iterable<T>,
): T[] {
  return [...items].sort((a, b) => a.sortOrder - b.sortOrder || a.id - b.id)
}

function absent(what: string, id: number): Problem {
  return new Problem('invalid_value', { detail: `there is no ${what} ${id}` })
}
