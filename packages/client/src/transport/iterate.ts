import { MerxError } from '../errors.ts'
import type { Deadline } from './deadline.ts'
import { discard } from './exchange.ts'

/**
 * The chunks of a stream, which not all browsers let be iterated; one left early is given up.
 * Throws `bad_usage` for a second reader, and what the deadline throws.
 */
export async function* iterate<T>(
  stream: ReadableStream<T>,
  deadline?: Deadline,
): AsyncGenerator<T> {
  if (stream.locked) throw new MerxError('bad_usage', 'it has been read already')
  const reader = stream.getReader()
  let isWhole = false
  try {
    for (;;) {
      const read = reader.read()
      const { done, value } = await (deadline ? deadline.race(read) : read)
      if (done) break
      yield value
    }
    isWhole = true
  } finally {
    if (!isWhole) discard(reader)
  }
}

/** What a program may be asked to hold at once: far above any file of the API. */
const maxGatheredBytes = 1024 * 1024 * 1024

/** All there is, as parts of a Blob. Throws `answer_too_large` above 1 GiB. */
export async function gather(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > maxGatheredBytes) throw new MerxError('answer_too_large', 'Take it as a stream')
    parts.push(chunk)
  }
  return parts
}
