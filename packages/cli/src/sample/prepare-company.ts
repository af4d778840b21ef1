import {
  type Actor,
  createCategories,
  createField,
  createPipeline,
  createUser,
  listCustomFields,
  listOptions,
  listUsers,
} from '@merx/catalog'
import type { Db } from '@merx/store'
import { generatePassword } from '../secrets.ts'
import { ranges } from './ranges.ts'
import { type FieldSketch, fieldSketches } from './sketch-values.ts'

/** A custom field that sample values go into. */
interface SampleField {
  readonly key: string
  /** Ids by label. */
  readonly options: ReadonlyMap<string, number>
}

/** What sample products refer to. */
export interface Ground {
  /** Active users; the first one is the company's first admin. */
  readonly userIds: readonly number[]
  /** Ids by label. */
  readonly categories: ReadonlyMap<string, number>
  /** By name. */
  readonly fields: ReadonlyMap<string, SampleField>
  readonly stageIds: readonly number[]
  readonly newUsers: number
  readonly newFields: number
}

const people = [
  { name: 'Liis Tamm', email: 'liis', locale: 'et-EE', timeZone: 'Europe/Tallinn' },
  { name: 'Jonas Berg', email: 'jonas', locale: 'sv-SE', timeZone: 'Europe/Stockholm' },
  { name: 'Amélie Dubois', email: 'amelie', locale: 'fr-FR', timeZone: 'Europe/Paris' },
]

const stages = [
  { name: 'Enquiry', probability: 10 },
  { name: 'Offer sent', probability: 40 },
  { name: 'Negotiation', probability: 70 },
  { name: 'Order placed', probability: 95 },
]

/** Makes, or finds from an earlier run, what sample products refer to. */
export async function prepareCompany(db: Db, actor: Actor, now: Date): Promise<Ground> {
  const users = await ensureUsers(db, actor, now)
  const fields = await ensureFields(db, actor, now)
  const categories = await ensureCategories(db, actor, now)
  const pipeline = await createPipeline(db, actor, { name: 'Sales', stages }, now)
  return { ...users, ...fields, categories, stageIds: pipeline.stages.map(({ id }) => id) }
}

async function ensureUsers(db: Db, actor: Actor, now: Date) {
  const existing = await listUsers(db, actor.companyId)
  const addressOf = (email: string) => `${email}@company-${actor.companyId}.example`
  const missing = people.filter(
    (person) => !existing.some(({ email }) => email === addressOf(person.email)),
  )
  const created = []
  for (const { name, email, locale, timeZone } of missing) {
    const input = { name, email: addressOf(email), isAdmin: false, locale, timeZone }
    // Nobody is told the password: an admin makes tokens for them.
    created.push(await createUser(db, actor, { ...input, password: generatePassword() }, now))
  }
  const active = [...existing, ...created].filter(({ isActive }) => isActive)
  const admins = active.filter(({ isAdmin }) => isAdmin)
  const others = active.filter(({ isAdmin }) => !isAdmin)
  const userIds = [...admins, ...others].map(({ id }) => id)
  return { userIds, newUsers: created.length }
}

async function ensureFields(db: Db, actor: Actor, now: Date) {
  const existing = await listCustomFields(db, actor.companyId)
  const fields = new Map<string, SampleField>()
  let newFields = 0
  for (const sketch of fieldSketches as readonly FieldSketch[]) {
    const known = existing.find(({ name, type }) => name === sketch.name && type === sketch.type)
    const field = known ?? (await createField(db, actor, sketch, now))
    const options = sketch.options ? await listOptions(db, actor.companyId, field.key) : []
    fields.set(sketch.name, { key: field.key, options: byLabel(options) })
    if (!known) newFields++
  }
  return { fields, newFields }
}

async function ensureCategories(db: Db, actor: Actor, now: Date) {
  const existing = await listOptions(db, actor.companyId, 'category')
  const missing = ranges
    .map(({ category }) => category)
    .filter((category) => !existing.some(({ label }) => label === category))
  const created = missing.length > 0 ? await createCategories(db, actor, missing, now) : []
  return byLabel([...existing, ...created])
}

function byLabel(options: readonly { id: number; label: string }[]): Map<string, number> {
  return new Map(options.map(({ id, label }) => [label, id]))
}
