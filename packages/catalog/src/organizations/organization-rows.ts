import { statement } from '@merx/store'
import {
  type ContactRow,
  contactColumns,
  ownerColumns,
  toContact,
} from '../contacts/contact-rows.ts'
import type { Audience } from '../visibility/visibility.ts'
import type { Organization, OrganizationState } from './organization.ts'

type OrganizationRow = ContactRow & {
  address: string | null
  people_count: number | string | null
}

/** Organizations with their owners and how many persons are in them; `ids` as JSON text. */
export const organizationRows = statement<{ companyId: number; ids: string }, OrganizationRow>(
  (sql, parameter, { numbers }) =>
    sql
      .selectFrom('organization as o')
      .innerJoin('user as u', (join) =>
        join.onRef('u.company_id', '=', 'o.company_id').onRef('u.id', '=', 'o.owner_id'),
      )
      .selectAll('o')
      .select(ownerColumns)
      .select((eb) =>
        eb
          .selectFrom('person as p')
          .select(eb.fn.countAll<number | string>().as('count'))
          .whereRef('p.company_id', '=', 'o.company_id')
          .whereRef('p.organization_id', '=', 'o.id')
          .where('p.deleted_at', 'is', null)
          .as('people_count'),
      )
      .where('o.company_id', '=', parameter('companyId'))
      .where('o.id', 'in', numbers(parameter('ids')))
      .orderBy('o.id'),
)

export function toOrganization(row: OrganizationRow): Organization {
  return { ...toContact(row), address: row.address, peopleCount: Number(row.people_count) }
}

/** The columns that say what an organization is; creating and updating write the same. */
export function organizationColumns(state: OrganizationState & { readonly audience: Audience }) {
  return { ...contactColumns(state), address: state.address }
}
