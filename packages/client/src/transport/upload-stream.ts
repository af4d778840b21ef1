import { MerxError } from '../errors.ts'
import { reasonOf } from './exchange.ts'
import { iterate } from './iterate.ts'

/** What Node's streams have beside. */
interface NodeStreamState {
  readonly readableDidRead?: boolean
  readonly destroyed?: boolean
}

/**
 * The bytes of a stream as they come, until the signal. Throws `bad_usage` when it fails, gives
 * something else, or has nothing to give.
 */
export async function* checked(
  chunks: AsyncIterable<unknown>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let byteLength = 0
  try {
    for await (const chunk of chunks) {
      // Not every platform stops reading what it sends when the request is given up.
      signal.throwIfAborted()
      if (!(chunk instanceof Uint8Array)) throw new TypeError(`${typeof chunk} instead of bytes`)
      byteLength += chunk.byteLength
      yield chunk as Uint8Array<ArrayBuffer>
    }
  } catch (cause) {
    throw new MerxError('bad_usage', `file failed: ${reasonOf(cause)}`, { cause })
  }
  // One that was read to its end before looks the same; to send nothing there is a Blob.
  if (!byteLength) throw alreadyRead()
}

/** The chunks of a stream that has not been read yet. Throws `bad_usage` for anything else. */
export function unread<T>(
  file: (ReadableStream<T> | AsyncIterable<T>) & NodeStreamState,
): AsyncIterable<T> {
  if (file instanceof ReadableStream) {
    try {
      // The platform alone knows whether a stream has been read from.
      new Response(file as ReadableStream<never>)
    } catch {
      throw alreadyRead()
    }
    return iterate(file)
  }
  if (file.destroyed || file.readableDidRead) throw alreadyRead()
  if (file[Symbol.asyncIterator as never]) return file
  throw new MerxError(
    'bad_usage',
    'file must be a Blob, bytes or a stream; fs.openAsBlob opens paths',
  )
}

function alreadyRead(): MerxError {
  return new MerxError(
    'bad_usage',
    'file has been read already; for an empty one give new Blob([])',
  )
}
