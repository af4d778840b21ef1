import {
  type Actor,
  createOrganization,
  type DetailedOrganization,
  deleteOrganizations,
  detailOrganizations,
  getOrganization,
  listOrganizations,
  type Organization,
  updateOrganization,
} from '@merx/catalog'
import { v1 } from '@merx/contract'
import type { Db } from '@merx/store'
import { implement } from '../implement.ts'
import { toContactList, toContactPatch, toV1Contact } from './contacts.ts'
import { toV1One, toV1Page } from './envelope.ts'
import { parseOptionalV1Time } from './time.ts'
import { toV1User } from './user-mapping.ts'

/** The organizations deals are made with. */
export const organizations = implement(v1.organizations, {
  async getOrganizations({ query }, { db, actor }) {
    const { organizations, hasMore } = await listOrganizations(db, actor, toContactList(query))
    const detailed = await detailOrganizations(db, actor, organizations)
    const items = detailed.map((organization) => toV1Organization(organization, actor))
    return { ...toV1Page(items, query, hasMore), ...relatedTo(organizations) }
  },

  async addOrganization({ body }, { db, actor, now }) {
    const input = {
      ...toPatch(body),
      name: body.name,
      createdAt: parseOptionalV1Time(body.add_time, 'add_time'),
    }
    return answer(db, actor, await createOrganization(db, actor, input, now))
  },

  async getOrganization({ params }, { db, actor }) {
    const organization = await getOrganization(db, actor, params.id)
    return {
      ...(await answer(db, actor, organization)),
      additional_data: { followers: {}, dropbox_email: null },
    }
  },

  async updateOrganization({ params, body }, { db, actor, now }) {
    const organization = await updateOrganization(db, actor, params.id, toPatch(body), now)
    return answer(db, actor, organization)
  },

  async deleteOrganization({ params }, { db, actor, now }) {
    await deleteOrganizations(db, actor, [params.id], now)
    return toV1One({ id: params.id })
  },

  async deleteOrganizations({ query }, { db, actor, now }) {
    return toV1One({ id: await deleteOrganizations(db, actor, query.ids, now) })
  },
})

function toPatch(body: v1.OrganizationUpdate) {
  return { ...toContactPatch(body), address: body.address }
}

async function answer(db: Db, actor: Actor, organization: Organization) {
  const [detailed] = await detailOrganizations(db, actor, [organization])
  if (!detailed) throw new Error('one organization has one set of details')
  const single = { edit_name: true, last_activity: null, next_activity: null }
  return {
    ...toV1One({ ...toV1Organization(detailed, actor), ...single }),
    ...relatedTo([organization]),
  }
}

/** An organization in a list. */
export function toV1Organization(
  organization: DetailedOrganization,
  actor: Actor,
): v1.Organization {
  return {
    ...toV1Contact(organization, actor),
    people_count: organization.peopleCount,
    country_code: null,
    address: organization.address,
    // An address is kept as it was written, not taken apart.
    address_subpremise: null,
    address_street_number: null,
    address_route: null,
    address_sublocality: null,
    address_locality: null,
    address_admin_area_level_1: null,
    address_admin_area_level_2: null,
    address_country: null,
    address_postal_code: null,
    address_formatted_address: null,
  }
}

function relatedTo(organizations: readonly Organization[]) {
  if (organizations.length === 0) return {}
  const users = organizations.map(({ owner }) => [owner.id, toV1User(owner)])
  return {
    related_objects: {
      user: Object.fromEntries(users),
      organization: relatedOrganizations(organizations),
    },
  }
}

/** Organizations as `related_objects` show them, by decimal id. */
export function relatedOrganizations(organizations: readonly Organization[]) {
  return Object.fromEntries(
    organizations.map((organization) => [
      organization.id,
      { id: organization.id, ...toV1OrganizationReference(organization) },
    ]),
  )
}

/** An organization inside another object. */
export function toV1OrganizationReference(organization: Organization) {
  return {
    name: organization.name,
    people_count: organization.peopleCount,
    owner_id: organization.ownerId,
    address: organization.address,
    active_flag: organization.deletedAt === null,
    cc_email: null,
  }
}
