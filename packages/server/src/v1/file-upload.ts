import type { MultipartFile } from '@fastify/multipart'
import { type BlobStore, toUploadName } from '@merx/catalog'
import { Problem } from '@merx/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Upload } from '../implement.ts'

/** A multipart request taken apart. */
interface ReceivedForm {
  readonly fields: Record<string, unknown>
  readonly upload: Upload
}

/** Bytes of a request beside those of its file: boundaries, headers, a few numbers. */
const maxBesideBytes = 1024 * 1024
const maxFieldBytes = 64 * 1024
const maxFields = 100
/** How long the rest of a refused request is read, so that its sender hears the answer. */
const lingerMs = 20_000

/**
 * Receives the file and the fields of a form, in any order; the bytes go to the disk piece by piece.
 *
 * The caller discards what it does not keep. Throws `file_missing`, `file_too_large`,
 * `invalid_value` for a second file, `malformed_request`.
 */
export async function receiveForm(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  maxFileBytes: number,
): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw new Problem('file_missing')
  let upload: Upload | undefined
  let file: MultipartFile['file'] | undefined
  const fields: Record<string, unknown> = {}
  try {
    requireLength(request, maxFileBytes)
    const counts = { fields: maxFields, parts: maxFields + 1 }
    const limits = { fileSize: maxFileBytes + 1, fieldSize: maxFieldBytes, ...counts }
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw new Problem('payload_too_large')
        fields[part.fieldname] = part.value
        continue
      }
      file = part.file
      const source = limited(file, maxFileBytes)
      if (part.fieldname !== 'file') {
        await drain(source)
        continue
      }
      if (upload) throw new Problem('invalid_value', { detail: 'file must be given once' })
      upload = {
        name: toUploadName(unescaped(part.filename)),
        content: await blobs.receive(source),
      }
    }
  } catch (error) {
    await upload?.content.discard()
    await readRest(request, reply)
    // What follows a file that is too long may end in another error before its last piece is read.
    throw file?.truncated ? tooLarge(maxFileBytes) : toRefusal(error)
  }
  // Nor is a text taken for one: buffers and streams that a client made text of arrive damaged.
  if (!upload && 'file' in fields) throw new Problem('file_missing', { detail: textForFile })
  if (!upload) throw new Problem('file_missing')
  return { fields, upload }
}

const textForFile = 'File must be given: the part file is a text, since it has no file name'

/** Browsers and `fetch` write quotes and line ends in a name so, and nothing else (WHATWG HTML). */
function unescaped(name: string | undefined): string | undefined {
  return name?.replace(/%22/g, '"').replace(/%0[ad]/gi, '')
}

/** What says beforehand that it is too long is refused beforehand. */
function requireLength(request: FastifyRequest, maxFileBytes: number): void {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > maxFileBytes + maxBesideBytes) throw tooLarge(maxFileBytes)
}

function tooLarge(maxFileBytes: number): Problem {
  const detail = `The file is too large: at most ${maxFileBytes} bytes are taken`
  return new Problem('file_too_large', { detail })
}

async function* limited(source: AsyncIterable<Uint8Array>, maxBytes: number) {
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.byteLength
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    yield piece
  }
}

async function drain(source: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of source) {
    // Parts of other names are ignored, as unknown keys are.
  }
}

/**
 * Reads on and forgets, for a while: many clients look for an answer only after they have sent all,
 * and a connection that is closed on them takes the answer with it.
 */
async function readRest({ raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (raw.readableEnded || raw.destroyed) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      reply.header('connection', 'close')
      resolve()
    }, lingerMs)
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    raw.once('end', stop).once('close', stop)
    raw.unpipe()
    raw.resume()
  })
}

/** What the parser refuses by itself, by its codes. */
const tooMany = new Set(['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'])

/** What the disk refuses is this server's trouble, everything else the sender's. */
function toRefusal(error: unknown): unknown {
  const isOfDisk = error instanceof Error && 'syscall' in error && 'path' in error
  if (error instanceof Problem || isOfDisk) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (tooMany.has(code)) {
    const detail = `Bad request: a form has at most ${maxFields} fields`
    return new Problem('malformed_request', { detail, cause: error })
  }
  const detail = 'Bad request: the body is not a complete multipart form'
  return new Problem('malformed_request', { detail, cause: error })
}
