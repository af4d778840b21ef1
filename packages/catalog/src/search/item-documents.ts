import type { SearchDocument } from '@merx/store'
import type { Audience } from '../visibility/visibility.ts'
import { indexedText } from './text.ts'

interface Stored {
  readonly id: number
  /** As its row has it. */
  readonly audience: string
}

/** What the search keeps of a deal. */
export function dealDocument(
  companyId: number,
  deal: Stored & { readonly title: string },
): SearchDocument<'deal'> {
  const { id, audience } = deal
  return { kind: 'deal', companyId, id, audiences: [audience], texts: dealTexts(deal) }
}

/** The texts of a deal in which the search looks. */
export function dealTexts({ title }: { readonly title: string }): SearchDocument<'deal'>['texts'] {
  return { title: indexedText(title) }
}

interface PersonTexts {
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

/** What the search keeps of a person. */
export function personDocument(
  companyId: number,
  person: Stored & PersonTexts,
): SearchDocument<'person'> {
  const { id, audience } = person
  return { kind: 'person', companyId, id, audiences: [audience], texts: personTexts(person) }
}

/** The texts of a person in which the search looks. */
export function personTexts(person: PersonTexts): SearchDocument<'person'>['texts'] {
  return {
    name: indexedText(person.name),
    email: person.emails.map(indexedText).join(''),
    phone: person.phones.map(indexedText).join(''),
  }
}

interface OrganizationTexts {
  readonly name: string
  readonly address: string | null
}

/** What the search keeps of an organization. */
export function organizationDocument(
  companyId: number,
  organization: Stored & OrganizationTexts,
): SearchDocument<'organization'> {
  const { id, audience } = organization
  const texts = organizationTexts(organization)
  return { kind: 'organization', companyId, id, audiences: [audience], texts }
}

/** The texts of an organization in which the search looks. */
export function organizationTexts({
  name,
  address,
}: OrganizationTexts): SearchDocument<'organization'>['texts'] {
  return { name: indexedText(name), address: indexedText(address ?? '') }
}

/** What the search keeps of a file, which those may find who may see what it hangs on. */
export function fileDocument(
  companyId: number,
  file: { readonly id: number; readonly name: string },
  audiences: readonly Audience[],
): SearchDocument<'file'> {
  return {
    kind: 'file',
    companyId,
    id: file.id,
    audiences,
    texts: fileTexts(file),
  }
}

/** The texts of a file in which the search looks. */
export function fileTexts({ name }: { readonly name: string }): SearchDocument<'file'>['texts'] {
  return { name: indexedText(name) }
}
