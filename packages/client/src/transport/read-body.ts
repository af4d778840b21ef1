import { MerxError } from '../errors.ts'
import type { Deadline } from './deadline.ts'
import { asFailure } from './exchange.ts'
import { iterate } from './iterate.ts'

/** Far above any page of the API, and far below what would hurt. */
const maxAnswerBytes = 64 * 1024 * 1024

/** Reads a whole body as text, within the deadline. Throws `answer_too_large` above 64 MiB. */
export async function readText(response: Response, deadline: Deadline): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of iterate(response.body ?? new Blob([]).stream(), deadline)) {
      bytes += chunk.byteLength
      if (bytes > maxAnswerBytes) {
        const text = `The answer has more than ${maxAnswerBytes} bytes; give a smaller limit`
        throw new MerxError('answer_too_large', text, { response })
      }
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (cause) {
    throw asFailure(cause, deadline, 'Reading the answer')
  }
}

/** What a file may have that is given in one piece; a larger one would hurt, or is no file. */
const maxFileBytes = 256 * 1024 * 1024

/** Reads a whole body as bytes, within the deadline. Throws `answer_too_large` above 256 MiB. */
export async function readBytes(response: Response, deadline: Deadline): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let byteLength = 0
  try {
    for await (const chunk of iterate(response.body ?? new Blob([]).stream(), deadline)) {
      byteLength += chunk.byteLength
      if (byteLength > maxFileBytes) {
        const text = `The file has more than ${maxFileBytes} bytes; client.files.download of createClient gives it as a stream`
        throw new MerxError('answer_too_large', text, { response })
      }
      parts.push(chunk)
    }
    return join(parts, byteLength)
  } catch (cause) {
    throw asFailure(cause, deadline, 'Reading the answer')
  }
}

function join(parts: readonly Uint8Array[], byteLength: number): Uint8Array {
  const bytes = new Uint8Array(byteLength)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}

/** Whether a body says it is JSON. */
export function isJson(headers: Headers): boolean {
  return /\bjson\b/i.test(headers.get('content-type') ?? '')
}
