import type { SearchDocument } from '@merx/store'
import { type Audience, audienceOf } from '../visibility/visibility.ts'
import { indexedText } from './text.ts'

interface Owned {
  readonly id: number
  readonly visibility: number
  readonly ownerId: number
}

/** What the search keeps of a deal. */
export function dealDocument(
  companyId: number,
  deal: Owned & { readonly title: string },
): SearchDocument<'deal'> {
  const texts = { title: indexedText(deal.title) }
  return { kind: 'deal', companyId, id: deal.id, audiences: audiencesOf(deal), texts }
}

/** What the search keeps of a person. */
export function personDocument(
  companyId: number,
  person: Owned & {
    readonly name: string
    readonly emails: readonly string[]
    readonly phones: readonly string[]
  },
): SearchDocument<'person'> {
  const texts = {
    name: indexedText(person.name),
    email: person.emails.map(indexedText).join(''),
    phone: person.phones.map(indexedText).join(''),
  }
  return { kind: 'person', companyId, id: person.id, audiences: audiencesOf(person), texts }
}

/** What the search keeps of an organization. */
export function organizationDocument(
  companyId: number,
  organization: Owned & { readonly name: string; readonly address: string | null },
): SearchDocument<'organization'> {
  const { id, name, address } = organization
  const texts = { name: indexedText(name), address: indexedText(address ?? '') }
  const audiences = audiencesOf(organization)
  return { kind: 'organization', companyId, id, audiences, texts }
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
    texts: { name: indexedText(file.name) },
  }
}

function audiencesOf({ visibility, ownerId }: Owned): Audience[] {
  return [audienceOf(visibility, ownerId)]
}
