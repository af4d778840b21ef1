import { MerxError } from '../errors.ts'
import type { Deadline } from '../transport/deadline.ts'
import { type Body, reasonOf } from '../transport/exchange.ts'
import { gather } from '../transport/iterate.ts'
import { checked, unread } from '../transport/upload-stream.ts'
import type { OutgoingRequest } from './outgoing-request.ts'
import { encodePairs, isFileParam, normalizeParams } from './parameters.ts'

/**
 * What `addFile` takes: a blob, bytes such as a Buffer, or a stream such as `fs.createReadStream`
 * gives, which is read into memory first.
 *
 * @example
 * const file: UploadedFile = new File(['a,b'], 'prices.csv')
 * await new FilesApi().addFile(file, { productId: 7 })
 */
export type UploadedFile = Blob | ArrayBuffer | ArrayBufferView | AsyncIterable<Uint8Array | string>

/** Throws `bad_usage` for what is not the content of a file. */
export function requireFile(file: unknown, method: string): void {
  if (isFileParam(file)) return
  const mend = 'pass the content: a Blob such as await fs.openAsBlob(path), a Buffer or a stream'
  const what =
    typeof file === 'string' ? `the text ${JSON.stringify(file)}, and opens no paths` : typeof file
  throw new MerxError('bad_usage', `${method} was given ${what}; ${mend}`)
}

/**
 * Reads the streams of a form, so that it can be sent twice, within the deadline. Throws `bad_usage`
 * for one that fails or has been read already.
 */
export async function withReadFiles(
  form: Readonly<Record<string, unknown>>,
  deadline: Deadline,
): Promise<Record<string, unknown>> {
  const read = Object.entries(form ?? {}).map(async ([name, value]) => [
    name,
    isFileParam(value) ? await readFile(value as UploadedFile, deadline) : value,
  ])
  return Object.fromEntries(await deadline.race(Promise.all(read)))
}

async function readFile(file: UploadedFile, deadline: Deadline): Promise<NamedBlob> {
  if (file instanceof NamedBlob) return file
  return new NamedBlob(await partsOf(file, deadline), nameOf(file))
}

async function partsOf(file: UploadedFile, deadline: Deadline): Promise<BlobPart[]> {
  if (file instanceof Blob || file instanceof ArrayBuffer || ArrayBuffer.isView(file)) {
    return [file as BlobPart]
  }
  // A blob of another realm or of a library.
  if ('arrayBuffer' in file) return [await (file as unknown as Blob).arrayBuffer()]
  return gather(checked(inBytes(unread(file), deadline), deadline.signal))
}

/** Text as bytes, since streams of Node that were given an encoding have texts. */
async function* inBytes(
  chunks: AsyncIterable<Uint8Array | string>,
  deadline: Deadline,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const chunk of chunks) {
    yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk
    // One that never waits for anything leaves the clock no turn to strike.
    if (deadline.remainingMs() === 0) await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Streams of the disk have a path, files a name, and bytes neither. */
function nameOf(file: UploadedFile): string {
  const { name, path } = file as { name?: unknown; path?: unknown }
  const text = String(name ?? path ?? '')
  return text.split(/[/\\]/).pop() || 'file'
}

class NamedBlob extends Blob {
  readonly name: string

  constructor(parts: BlobPart[], name: string) {
    super(parts)
    this.name = name
  }
}

/** The body of a request by its type of content, which is named in the request's headers. */
export function bodyFor(
  request: OutgoingRequest,
  contentType: string | undefined,
  form: Readonly<Record<string, unknown>>,
  body: unknown,
): Body | undefined {
  // The platform names this type itself, since it makes the boundary.
  if (contentType === 'multipart/form-data') return toFormData(normalizeParams(form))
  if (contentType) request.set('Content-Type', contentType)
  if (contentType === 'application/x-www-form-urlencoded') {
    return encodePairs(Object.entries(normalizeParams(form)))
  }
  if (body === null || body === undefined) return undefined
  if (!request.headers.has('Content-Type')) request.set('Content-Type', 'application/json')
  return typeof body === 'string' ? body : toJson(body)
}

function toJson(body: unknown): string {
  try {
    return JSON.stringify(body)
  } catch (cause) {
    throw new MerxError('bad_usage', `The body is no JSON: ${reasonOf(cause)}`, { cause })
  }
}

function toFormData(form: Record<string, unknown>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) {
    if (value instanceof NamedBlob) data.append(name, value, value.name)
    else for (const one of [value].flat()) data.append(name, String(one))
  }
  return data
}
