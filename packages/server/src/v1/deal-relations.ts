import type { Actor, Deal } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { toV1OrganizationReference } from './organizations.ts'
import { toV1PersonReference } from './persons.ts'
import { toV1Pipeline } from './pipelines.ts'
import { toV1Stage } from './stages.ts'
import { toV1User } from './user-mapping.ts'

/** What the deals of a page refer to, each once, by decimal id; empty groups are left out. */
export function relatedToDeals(deals: readonly Deal[], { companyId }: Actor): v1.RelatedToDeals {
  const related: Required<v1.RelatedToDeals> = {
    user: {},
    organization: {},
    person: {},
    stage: {},
    pipeline: {},
  }
  for (const { creator, owner, person, organization, stage, pipeline } of deals) {
    related.user[creator.id] = toV1User(creator)
    related.user[owner.id] = toV1User(owner)
    if (organization) {
      related.organization[organization.id] = {
        id: organization.id,
        ...toV1OrganizationReference(organization),
      }
    }
    if (person) related.person[person.id] = { id: person.id, ...toV1PersonReference(person) }
    related.stage[stage.id] = toV1Stage(stage, pipeline, companyId)
    related.pipeline[pipeline.id] = toV1Pipeline(pipeline)
  }
  const filled = Object.entries(related).filter(([, group]) => Object.keys(group).length > 0)
  return Object.fromEntries(filled)
}
