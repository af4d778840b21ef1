import { MerxError } from '../errors.ts'
import { discard } from './exchange.ts'

/**
 * The chunks of a stream, which not all browsers let be iterated; one left early is given up.
 * Throws `bad_usage` for a second reader.
 */
export async function* iterate<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  if (stream.locked) throw new MerxError('bad_usage', 'it has been read already')
  const reader = stream.getReader()
  let isWhole = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
    isWhole = true
  } finally {
    if (!isWhole) discard(reader)
  }
}

/** All there is, as parts of a Blob. */
export async function gather(chunks: AsyncIterable<BlobPart>): Promise<BlobPart[]> {
  const parts = []
  for await (const chunk of chunks) parts.push(chunk)
  return parts
}
