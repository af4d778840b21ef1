import { createHash } from 'node:crypto'
import { filePart, form, type Part } from '../server/multipart.ts'
import type { ExpectedEvent, FileEntry } from './ledger.ts'
import { productsOf } from './lines.ts'
import { distinctName } from './names.ts'
import type { Random } from './random.ts'
import type { StoredFile } from './snapshot.ts'
import {
  compare,
  type Found,
  knownItems,
  requireTold,
  type Subject,
  toExpectedEvent,
} from './subject.ts'
import type { Writer } from './writers.ts'

export type FileWrite =
  | { kind: 'upload'; name: string; link: Link; content: Content }
  | { kind: 'rename'; name: string }
  | { kind: 'delete' }

/** Bytes that can be made again. */
interface Content {
  seed: string
  sizeBytes: number
}

interface Link {
  productId: number | null
  dealId: number | null
}

/** What must be stored of one file. */
export interface ExpectedFile {
  id?: number
  name: string
  link: Link
  sizeBytes: number
  /** SHA-256 of its bytes. */
  hash: string
  isActive: boolean
  events: ExpectedEvent[]
}

/** Files of one writer, on products of its own and on what it shares with others. */
export const files: Subject<ExpectedFile, FileWrite, StoredFile> = {
  what: 'file',
  lists: ({ lanes }) => lanes.map((lane) => lane.files),
  choose(writer) {
    const { lane, random } = writer
    const name = `${distinctName(lane, random)}.bin`
    const known = knownItems(lane.files, ({ isActive }) => isActive)
    if (known.length > 0 && random.between(1, 100) > 55) {
      const entry = random.pick(known)
      const isRenamed = random.between(1, 3) === 1
      return { entry, write: isRenamed ? { kind: 'rename', name } : { kind: 'delete' } }
    }
    const entry: FileEntry = { round: 0 }
    lane.files.push(entry)
    const content = someContent(random, name)
    writer.sentContents.add(hashOf(content))
    return { entry, write: { kind: 'upload', name, link: someLink(writer), content } }
  },
  requestOf(write, before) {
    const path = `/v1/files/${before?.id}`
    if (write.kind === 'delete') return ['DELETE', path]
    if (write.kind === 'rename') return ['PUT', path, { name: write.name }]
    const { raw, headers } = form([
      ...partsOf(write.link),
      filePart(bytesOf(write.content), write.name),
    ])
    return ['POST', '/v1/files', { raw: Buffer.from(raw ?? ''), headers: { ...headers } }]
  },
  outcome(before, write) {
    if (write.kind === 'upload') {
      const { name, link, content } = write
      const events: ExpectedEvent[] = [{ name: 'file.created', newName: name }]
      const { sizeBytes } = content
      return { name, link, sizeBytes, hash: hashOf(content), isActive: true, events }
    }
    if (before === undefined) throw new Error(`nothing to ${write.kind}`)
    if (write.kind === 'delete') {
      return { ...before, isActive: false, events: [...before.events, { name: 'file.deleted' }] }
    }
    const { name } = write
    const event: ExpectedEvent = { name: 'file.updated', newName: name }
    return { ...before, name, events: [...before.events, event] }
  },
  told(after, write, data) {
    if (write.kind === 'delete') return after
    const { id, name, file_size: sizeBytes, active_flag: isActive } = data
    const link = { productId: data.product_id, dealId: data.deal_id }
    requireTold(
      { name: after.name, sizeBytes: after.sizeBytes, isActive: true, link: after.link },
      { name, sizeBytes, isActive, link },
    )
    return { ...after, id: Number(id) }
  },
  stored: (snapshot) => snapshot.files,
  itemOf: ({ name, itemId }) => (name.startsWith('file.') ? itemId : undefined),
  keyOf: ({ name }) => name,
  storedKey: ({ name }) => name,
  differences,
  asStored: (expected, { id }) => ({ ...expected, id }),
}

/** Some KB mostly, some MB now and then, and now and then what others may have sent too. */
function someContent(random: Random, name: string): Content {
  const kind = random.between(1, 8)
  if (kind === 1) return { seed: 'the same for all', sizeBytes: 200_000 }
  const maxBytes = kind === 2 ? 3_000_000 : 40_000
  return { seed: name, sizeBytes: random.between(1, maxBytes) }
}

/** No part of it is like another, so none can take another's place unnoticed. */
function bytesOf({ seed, sizeBytes }: Content): Buffer {
  return createHash('shake256', { outputLength: sizeBytes }).update(seed).digest()
}

function hashOf(content: Content): string {
  return sha256(bytesOf(content))
}

/** SHA-256, hexadecimal. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function someLink(writer: Writer): Link {
  const { random, sharedDealId } = writer
  const isOnDeal = random.between(1, 3) === 1
  return {
    productId: isOnDeal ? null : random.pick(productsOf(writer)),
    dealId: isOnDeal ? sharedDealId : null,
  }
}

function partsOf({ productId, dealId }: Link): Part[] {
  return productId === null ? [['deal_id', `${dealId}`]] : [['product_id', `${productId}`]]
}

function differences(expected: ExpectedFile, { stored, events }: Found<StoredFile>): string[] {
  const ofEvents = compare('events', expected.events, events.map(toExpectedEvent))
  if (stored === undefined) return [...compare('file', expected.name, undefined), ...ofEvents]
  const { name, link, sizeBytes, hash, isActive } = expected
  const { id: _, companyId: _company, ...row } = stored
  return [...compare('row', { name, link, sizeBytes, hash, isActive }, row), ...ofEvents]
}
