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

/** Whether a body says it is JSON. */
export function isJson(headers: Headers): boolean {
  return /\bjson\b/i.test(headers.get('content-type') ?? '')
}
