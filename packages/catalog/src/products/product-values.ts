import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import type { Field, FieldPatch, FieldValue, FieldValues } from '../fields/field.ts'
import { patchFieldValue } from '../fields/field-values.ts'
import {
  companyReferences,
  hasCategory,
  holdCustomFields,
  listCustomFields,
} from '../fields/fields.ts'
import type { UserSummary } from '../users/users.ts'
import { type Owner, requireOwner } from '../visibility/ownership.ts'
import { type Audience, audienceOf } from '../visibility/visibility.ts'
import type { BillingFrequency, ProductPatch, ProductState } from './product.ts'

/** Looks up what product writes refer to; each thing once per transaction. */
export interface Lookups {
  fields(): Promise<readonly Field[]>
  owner(id: number): Promise<UserSummary>
  /** Whom a product of this owner and visibility lets in, until the transaction is over. */
  audience(state: Pick<ProductState, 'visibility' | 'ownerId'>): Promise<Audience>
  requireCategory(id: number | null): Promise<void>
  patchValues(
    before: FieldValues,
    patch: Readonly<Record<string, FieldPatch>>,
  ): Promise<FieldValues>
}

export function createLookups(db: Db, actor: Actor): Lookups {
  const owners = new Map<number, UserSummary>()
  const held = new Map<number, Owner>()
  const categories = new Set<number>()
  const references = companyReferences(db, actor)
  let fields: readonly Field[] | undefined
  let heldFields: readonly Field[] | undefined
  const lookups: Lookups = {
    async fields() {
      fields ??= heldFields ?? (await listCustomFields(db, actor.companyId))
      return fields
    },
    async owner(id) {
      const owner = owners.get(id) ?? (await requireColleague(db, actor, 'owner_id', id))
      owners.set(id, owner)
      return owner
    },
    async audience({ visibility, ownerId }) {
      const owner = held.get(ownerId) ?? (await requireOwner(db, actor, ownerId))
      held.set(ownerId, owner)
      owners.set(ownerId, owner.summary)
      return audienceOf(visibility, owner)
    },
    async requireCategory(id) {
      if (id === null || categories.has(id)) return
      if (!(await hasCategory(db, actor.companyId, id))) {
        throw new Problem('invalid_value', { detail: `category ${id} is not a product category` })
      }
      categories.add(id)
    },
    async patchValues(before, patch) {
      if (Object.keys(patch).length === 0) return before
      const context = { references, defaultCurrency: actor.defaultCurrency }
      heldFields ??= await holdCustomFields(db, actor.companyId)
      const byKey = new Map(heldFields.map((field) => [field.key, field]))
      const values: Record<string, FieldValue> = { ...before }
      for (const [key, fieldPatch] of Object.entries(patch)) {
        const field = byKey.get(key)
        if (!field) throw unknownField(key)
        const value = await patchFieldValue(field, before[key], fieldPatch, context)
        if (value === undefined) delete values[key]
        else values[key] = value
      }
      return values
    },
  }
  return lookups
}

function unknownField(key: string): Problem {
  return new Problem('unknown_custom_field', { detail: `Unknown field ${key}` })
}

/**
 * Settles how often a product is billed: no count for `one-time`, one for `weekly`, else either
 * (http-v1 section 6). Throws `invalid_value`.
 */
export function billingOf(
  patch: ProductPatch,
  before: { frequency: BillingFrequency; cycles: number | null },
): { billingFrequency: BillingFrequency; billingFrequencyCycles: number | null } {
  const billingFrequency = patch.billingFrequency ?? before.frequency
  const isOnce = billingFrequency === 'one-time'
  const kept = isOnce ? null : before.cycles
  const cycles = patch.billingFrequencyCycles === undefined ? kept : patch.billingFrequencyCycles
  if (isOnce && cycles !== null) throw cyclesProblem('must be null for one-time billing')
  if (billingFrequency === 'weekly' && cycles === null) {
    throw cyclesProblem('must be a number from 1 to 208 for weekly billing')
  }
  return { billingFrequency, billingFrequencyCycles: cycles }
}

function cyclesProblem(rule: string): Problem {
  return new Problem('invalid_value', { detail: `billing_frequency_cycles ${rule}` })
}
