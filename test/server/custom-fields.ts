import {
  type CustomField,
  createField,
  createOrganization,
  createPerson,
  type FieldType,
} from '@merx/catalog'
import type { Company, Merx } from './merx.ts'

/** One custom field of every type, and what their values may refer to. */
export interface AllFields {
  readonly fields: Readonly<Record<FieldType, CustomField>>
  readonly personId: number
  readonly organizationId: number
}

const withOptions = { options: ['Red', 'Green', 'Blue'] }

/** Types with what their creation needs; a type left out does not compile. */
const creations: Record<FieldType, { options?: string[] }> = {
  varchar: {},
  varchar_auto: {},
  text: {},
  double: {},
  monetary: {},
  date: {},
  daterange: {},
  time: {},
  timerange: {},
  enum: withOptions,
  set: withOptions,
  user: {},
  org: {},
  people: {},
  phone: {},
  address: {},
}

export async function addAllFields(merx: Merx, { system, admin }: Company): Promise<AllFields> {
  const { db } = merx.store
  const fields: Partial<Record<FieldType, CustomField>> = {}
  // The keys of the record are the types.
  for (const type of Object.keys(creations) as FieldType[]) {
    const input = { name: `A ${type}`, type, ...creations[type] }
    fields[type] = await createField(db, system, input, merx.now())
  }
  const owned = { name: 'Otto Fern', ownerId: admin.id }
  const person = await createPerson(db, system, owned, merx.now())
  const organization = await createOrganization(db, system, owned, merx.now())
  return {
    fields: fields as AllFields['fields'],
    personId: person.id,
    organizationId: organization.id,
  }
}
