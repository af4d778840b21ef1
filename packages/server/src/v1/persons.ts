import {
  type Actor,
  createPerson,
  type DetailedPerson,
  deletePersons,
  detailPersons,
  getPerson,
  listPersons,
  type Person,
  type PersonPatch,
  updatePerson,
} from '@merx/catalog'
import { v1 } from '@merx/contract'
import type { Db } from '@merx/store'
import { implement } from '../implement.ts'
import { toContactDetails, toV1ContactDetails } from './contact-details.ts'
import { toContactList, toContactPatch, toV1Contact } from './contacts.ts'
import { toV1One, toV1Page } from './envelope.ts'
import { relatedOrganizations, toV1OrganizationReference } from './organizations.ts'
import { parseOptionalV1Time } from './time.ts'
import { toV1User } from './user-mapping.ts'

/** The persons deals are made with. */
export const persons = implement(v1.persons, {
  async getPersons({ query }, { db, actor }) {
    const { persons, hasMore } = await listPersons(db, actor, toContactList(query))
    const detailed = await detailPersons(db, actor, persons)
    const items = detailed.map((person) => toV1Person(person, actor))
    return { ...toV1Page(items, query, hasMore), ...relatedTo(detailed) }
  },

  async addPerson({ body }, { db, actor, now }) {
    const input = {
      ...toPatch(body),
      name: body.name,
      createdAt: parseOptionalV1Time(body.add_time, 'add_time'),
    }
    return answer(db, actor, await createPerson(db, actor, input, now))
  },

  async getPerson({ params }, { db, actor }) {
    const person = await getPerson(db, actor, params.id)
    return { ...(await answer(db, actor, person)), additional_data: { dropbox_email: null } }
  },

  async updatePerson({ params, body }, { db, actor, now }) {
    return answer(db, actor, await updatePerson(db, actor, params.id, toPatch(body), now))
  },

  async deletePerson({ params }, { db, actor, now }) {
    await deletePersons(db, actor, [params.id], now)
    return toV1One({ id: params.id })
  },

  async deletePersons({ query }, { db, actor, now }) {
    return toV1One({ id: await deletePersons(db, actor, query.ids, now) })
  },
})

function toPatch(body: v1.PersonUpdate): PersonPatch {
  return {
    ...toContactPatch(body),
    emails: toContactDetails('email', body.email),
    phones: toContactDetails('phone', body.phone),
    organizationId: body.org_id,
    marketingStatus: body.marketing_status,
  }
}

async function answer(db: Db, actor: Actor, person: Person) {
  const [detailed] = await detailPersons(db, actor, [person])
  if (!detailed) throw new Error('one person has one set of details')
  return { ...toV1One(toV1Person(detailed, actor)), ...relatedTo([detailed]) }
}

/** A person in a list. */
export function toV1Person(person: DetailedPerson, actor: Actor): v1.Person {
  const { organization } = person
  return {
    ...toV1Contact(person, actor),
    ...namesOf(person.name),
    email: toV1ContactDetails(person.emails),
    phone: toV1ContactDetails(person.phones),
    org_id: organization && {
      ...toV1OrganizationReference(organization),
      value: organization.id,
    },
    org_name: organization?.name ?? null,
    marketing_status: person.marketingStatus,
    last_incoming_mail_time: null,
    last_outgoing_mail_time: null,
  }
}

/** The first word of a name, and all behind it. */
function namesOf(name: string): { first_name: string; last_name: string | null } {
  const [first = '', ...others] = name.trim().split(/\s+/)
  return { first_name: first, last_name: others.join(' ') || null }
}

function relatedTo(persons: readonly DetailedPerson[]) {
  if (persons.length === 0) return {}
  const users = persons.map(({ owner }) => [owner.id, toV1User(owner)])
  const organizations = persons.flatMap(({ organization }) => organization ?? [])
  return {
    related_objects: {
      user: Object.fromEntries(users),
      ...(organizations.length > 0 && { organization: relatedOrganizations(organizations) }),
    },
  }
}

/** A person inside another object. */
export function toV1PersonReference({ name, emails, phones, ownerId, deletedAt }: Person) {
  return {
    active_flag: deletedAt === null,
    name,
    email: toV1ContactDetails(emails),
    phone: toV1ContactDetails(phones),
    owner_id: ownerId,
  }
}
