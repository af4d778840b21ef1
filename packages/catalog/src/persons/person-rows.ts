import { statement, type Tables } from '@merx/store'
import type { Selectable } from 'kysely'
import type { ContactDetail } from '../contacts/contact-details.ts'
import {
  type ContactRow,
  contactColumns,
  ownerColumns,
  toContact,
} from '../contacts/contact-rows.ts'
import type { Audience } from '../visibility/visibility.ts'
import type { MarketingStatus, Person, PersonState } from './person.ts'

type PersonRow = ContactRow &
  Pick<Selectable<Tables['person']>, 'emails' | 'phones' | 'organization_id' | 'marketing_status'>

/** Persons with their owners, by number; `ids` as JSON text. */
export const personRows = statement<{ companyId: number; ids: string }, PersonRow>(
  (sql, parameter, { numbers }) =>
    sql
      .selectFrom('person as p')
      .innerJoin('user as u', (join) =>
        join.onRef('u.company_id', '=', 'p.company_id').onRef('u.id', '=', 'p.owner_id'),
      )
      .selectAll('p')
      .select(ownerColumns)
      .where('p.company_id', '=', parameter('companyId'))
      .where('p.id', 'in', numbers(parameter('ids')))
      .orderBy('p.id'),
)

export function toPerson(row: PersonRow): Person {
  return {
    ...toContact(row),
    // These columns hold what `personColumns` wrote.
    emails: JSON.parse(row.emails) as ContactDetail[],
    phones: JSON.parse(row.phones) as ContactDetail[],
    organizationId: row.organization_id,
    marketingStatus: row.marketing_status as MarketingStatus,
  }
}

/** The columns that say what a person is; creating and updating write the same. */
export function personColumns(state: PersonState & { readonly audience: Audience }) {
  return {
    ...contactColumns(state),
    emails: JSON.stringify(state.emails),
    phones: JSON.stringify(state.phones),
    organization_id: state.organizationId,
    marketing_status: state.marketingStatus,
  }
}
