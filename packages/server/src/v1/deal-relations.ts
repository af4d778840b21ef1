import type { Actor, Deal, Organization, Person, Pipeline, Stage } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { toV1Time } from './time.ts'
import { toV1User } from './users.ts'

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
        ...toV1Organization(organization),
      }
    }
    if (person) related.person[person.id] = { id: person.id, ...toV1Person(person) }
    related.stage[stage.id] = toV1Stage(stage, pipeline, companyId)
    related.pipeline[pipeline.id] = toV1Pipeline(pipeline)
  }
  const filled = Object.entries(related).filter(([, group]) => Object.keys(group).length > 0)
  return Object.fromEntries(filled)
}

export function toV1Person({ isActive, name, email, phone, ownerId }: Person) {
  return {
    active_flag: isActive,
    name,
    email: contactDetails(email),
    phone: contactDetails(phone),
    owner_id: ownerId,
  }
}

function contactDetails(value: string | null) {
  return value === null ? [] : [{ label: 'work', value, primary: true }]
}

export function toV1Organization(organization: Organization) {
  return {
    name: organization.name,
    people_count: organization.peopleCount,
    owner_id: organization.ownerId,
    address: organization.address,
    active_flag: organization.isActive,
    cc_email: null,
  }
}

function toV1Stage(stage: Stage, pipeline: Pipeline, companyId: number) {
  return {
    id: stage.id,
    company_id: companyId,
    order_nr: stage.sortOrder,
    name: stage.name,
    active_flag: true,
    deal_probability: stage.probability,
    pipeline_id: stage.pipelineId,
    rotten_flag: false,
    rotten_days: null,
    add_time: toV1Time(stage.createdAt),
    update_time: toV1Time(stage.updatedAt),
    pipeline_name: pipeline.name,
    pipeline_deal_probability: true,
  }
}

function toV1Pipeline({ id, name, sortOrder, createdAt, updatedAt }: Pipeline) {
  return {
    id,
    name,
    url_title: name,
    order_nr: sortOrder,
    active: true,
    deal_probability: true,
    add_time: toV1Time(createdAt),
    update_time: toV1Time(updatedAt),
  }
}
