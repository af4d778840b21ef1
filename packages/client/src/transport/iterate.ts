import { discard } from './exchange.ts'

/** The chunks of a stream, which not all browsers let be iterated; one left early is given up. */
export async function* iterate<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
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
