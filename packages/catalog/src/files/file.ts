import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'

/** An item a file hangs on, as far as the reader may see it. */
export interface FileLink {
  readonly id: number
  readonly name: string
}

export interface File {
  readonly id: number
  readonly userId: number
  readonly product: FileLink | null
  readonly deal: FileLink | null
  readonly person: FileLink | null
  readonly organization: FileLink | null
  /** The visible name. */
  readonly name: string
  readonly storedName: string
  /** Extension in lower case, or the type of a remote document; empty where there is none. */
  readonly type: string
  readonly sizeBytes: number
  /** Address of the bytes; empty for a remote file. */
  readonly contentHash: string
  /** Where a file is that is not kept here. */
  readonly remote: { readonly location: string; readonly id: string } | null
  readonly description: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly deletedAt: Date | null
}

/** Numbers of the items a file hangs on; it may be none. */
export interface FileLinks {
  productId?: number | undefined
  dealId?: number | undefined
  personId?: number | undefined
  organizationId?: number | undefined
}

const maxNameLength = 255

/** Control characters, line and paragraph separators, and what turns the direction of writing. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A text as a visible name: without what cannot be seen and the blanks around it; perhaps empty. */
export function toVisibleName(text: string): string {
  return text.toWellFormed().replace(unseen, '').trim()
}

/**
 * The visible name of an upload: the last part of whatever path was sent, at most 255 characters
 * with the extension kept, `file` where nothing is left.
 */
export function toUploadName(path: string | undefined): string {
  const base = (path ?? '').split(/[\\/]/).at(-1) ?? ''
  const name = toVisibleName(base)
  if (name === '' || /^\.+$/.test(name)) return 'file'
  if (name.length <= maxNameLength) return name
  const extension = extensionOf(name)
  return cut(name, maxNameLength - extension.length) + extension
}

/** The first so many UTF-16 units, no character halved. */
function cut(text: string, length: number): string {
  const start = text.slice(0, length)
  return start.isWellFormed() ? start : start.slice(0, -1)
}

/** The extension with its dot; one of more than 16 letters and digits is part of the name. */
function extensionOf(name: string): string {
  const extension = extname(name)
  return /^\.[a-z0-9]{1,16}$/i.test(extension) ? extension : ''
}

/** `PDF` in `Bench.PDF` makes the type `pdf`. */
export function typeOf(name: string): string {
  return extensionOf(name).slice(1).toLowerCase()
}

/** `bench.pdf` is stored as `bench_1f2e3d4c5b6a.pdf`: several may have one name. */
export function toStoredName(name: string): string {
  const extension = extensionOf(name)
  const base = name.slice(0, name.length - extension.length)
  return `${base}_${randomBytes(6).toString('hex')}${extension}`
}
