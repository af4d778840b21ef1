import type { Body } from '../transport/exchange.ts'
import { gather } from '../transport/iterate.ts'
import { isBrowser } from '../transport/platform.ts'
import { checked, unread } from '../transport/upload-stream.ts'
import { randomKey } from './idempotency.ts'

/**
 * Where the bytes of an upload come from.
 *
 * @example
 * await client.files.upload({ file: await openAsBlob('drawing.pdf'), name: 'drawing.pdf', productId: 7 })
 *
 * @example
 * await client.files.upload({ file: createReadStream('film.mp4'), name: 'film.mp4', dealId: 3 })
 */
export type FileSource =
  | Blob
  | Uint8Array<ArrayBufferLike>
  | ArrayBuffer
  | ReadableStream<Uint8Array<ArrayBufferLike>>
  | AsyncIterable<Uint8Array<ArrayBufferLike>>

type Members = readonly (readonly [name: string, value: unknown])[]
type Chunks = AsyncGenerator<Uint8Array<ArrayBuffer>>

/** A body, and its content type where the platform does not find out itself. */
interface Form {
  readonly body: Body
  readonly type?: string
}

/**
 * Makes the multipart body of an upload: bytes at hand as a form that can be sent again, streams
 * piece by piece as they come. Pages cannot stream to every server, so there a stream is read first.
 */
export async function toForm(
  file: FileSource,
  { name: givenName, ...fields }: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Form> {
  const name = String(givenName || (file as { name?: unknown })?.name || 'file')
  const members = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== null,
  )
  if (file instanceof Blob) return toFormData(members, file, name)
  if (file instanceof ArrayBuffer || ArrayBuffer.isView(file)) {
    const { buffer = file } = file as Uint8Array
    // Pages take no shared memory; of all other platforms copy the bytes themselves.
    const bytes = buffer instanceof ArrayBuffer ? file : file.slice(0)
    return toFormData(members, new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  }
  const chunks = checked(unread(file), signal)
  const { from } = ReadableStream as { from?: (chunks: Chunks) => ReadableStream }
  if (isBrowser() || !from) {
    return toFormData(members, new Blob(await gather(chunks)), name)
  }
  const boundary = `merx-${randomKey()}`
  return {
    body: from.call(ReadableStream, encodeForm(members, name, chunks, boundary)),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}

function toFormData(members: Members, blob: Blob, name: string): Form {
  const body = new FormData()
  for (const [member, value] of members) body.append(member, String(value))
  body.append('file', blob, name)
  return { body }
}

/** A multipart body (RFC 7578), names escaped as browsers do. */
async function* encodeForm(
  members: Members,
  fileName: string,
  chunks: Chunks,
  boundary: string,
): Chunks {
  const encoder = new TextEncoder()
  const part = (name: string, rest: string) =>
    encoder.encode(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${rest}`)
  for (const [name, value] of members) yield part(name, `\r\n\r\n${value}\r\n`)
  const escaped = fileName.replace(/[\r\n"]/g, encodeURIComponent)
  yield part('file', `; filename="${escaped}"\r\ncontent-type: application/octet-stream\r\n\r\n`)
  yield* chunks
  yield encoder.encode(`\r\n--${boundary}--\r\n`)
}
