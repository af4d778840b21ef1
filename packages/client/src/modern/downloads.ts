import type { Deadline } from '../transport/deadline.ts'
import { asFailure, discard } from '../transport/exchange.ts'
import { gather, iterate } from '../transport/iterate.ts'

/**
 * A file on its way, to be read once: as a stream, piece by piece, or whole.
 *
 * @example
 * const file = await client.files.download(12)
 * await pipeline(file.stream, createWriteStream(file.name ?? 'download'))
 *
 * @example
 * for await (const bytes of await client.files.download(12)) hash.update(bytes)
 */
export interface Download extends AsyncIterable<Uint8Array<ArrayBuffer>> {
  /** Fails when the connection ends before the last byte. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly name: string | undefined
  readonly type: string | undefined
  readonly sizeBytes: number | undefined
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  blob(): Promise<Blob>
}

/** Makes a download of an answer; each piece that comes starts the deadline anew. */
export function toDownload(response: Response, deadline: Deadline): Download {
  const { headers } = response
  const type = headers.get('content-type') ?? undefined
  const sizeBytes = sizeOf(headers)
  const stream = watched(response, deadline, sizeBytes)
  const blob = async () => new Blob(await gather(iterate(stream)), { type: type ?? '' })
  return {
    stream,
    name: nameOf(headers.get('content-disposition') ?? ''),
    type,
    sizeBytes,
    blob,
    bytes: async () => new Uint8Array(await (await blob()).arrayBuffer()),
    [Symbol.asyncIterator]: () => iterate(stream),
  }
}

/** The length says nothing of bytes that have been unpacked on the way. */
function sizeOf(headers: Headers): number | undefined {
  const length = headers.get('content-length')
  return length === null || headers.has('content-encoding') ? undefined : Number(length)
}

function watched(
  response: Response,
  deadline: Deadline,
  sizeBytes: number | undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = (response.body ?? new Blob([]).stream()).getReader()
  let received = 0
  const giveUp = () => {
    deadline.end()
    discard(reader)
  }
  // Also when nobody reads: the connection must not stay open for good.
  deadline.signal.addEventListener('abort', giveUp)
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await deadline.race(reader.read())
        // Some platforms call what was given up before it was read a whole.
        deadline.signal.throwIfAborted()
        if (value) {
          received += value.byteLength
          deadline.extend()
          controller.enqueue(value)
        }
        if (!done) return
        if (received !== (sizeBytes ?? received)) {
          throw new Error(`it has ${received} of ${sizeBytes} bytes`)
        }
        deadline.end()
        controller.close()
      } catch (cause) {
        const failure = asFailure(cause, deadline, 'The download')
        giveUp()
        controller.error(failure)
      }
    },
    cancel: giveUp,
  })
}

/** The name of a file out of `Content-Disposition` (RFC 6266), without any path. */
function nameOf(disposition: string): string | undefined {
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename="((?:\\.|[^"\\])*)"|filename=([^;\s]+)/i.exec(disposition)
  const name = encoded
    ? decoded(encoded.trim())
    : (plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2])
  return name?.replace(/^.*[\\/]/, '') || undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
