/**
 * Long bodies are kept as bytes, ready to be sent; short ones as text, which goes out in one write
 * with the headers.
 */
type Body = string | Buffer

/** An answer as it went out, and the company's change number it was made under. */
interface CachedAnswer {
  readonly changeNumber: number
  readonly body: Body
}

/**
 * Keeps finished answers for as long as nothing of their company changes.
 *
 * The change number is read with the credential on every request, before anything else, and raised
 * in the transaction of every change: an answer kept under the number a request has read was made
 * after all changes that number covers, by whichever process.
 */
export interface AnswerCache {
  get(key: string, changeNumber: number): Body | undefined
  set(key: string, changeNumber: number, body: Body): void
}

/** Makes a cache of at most `maxBytes`; the answers asked for longest ago go first. */
export function createAnswerCache(maxBytes: number): AnswerCache {
  const answers = new Map<string, CachedAnswer>()
  let bytes = 0

  const sizeOf = (key: string, body: Body) => key.length + body.length + 200
  const remove = (key: string, { body }: CachedAnswer) => {
    answers.delete(key)
    bytes -= sizeOf(key, body)
  }
  return {
    get(key, changeNumber) {
      const answer = answers.get(key)
      if (!answer) return undefined
      remove(key, answer)
      if (answer.changeNumber !== changeNumber) return undefined
      // Put back at the end: the order of the map is the order of use.
      answers.set(key, answer)
      bytes += sizeOf(key, answer.body)
      return answer.body
    },
    set(key, changeNumber, body) {
      const old = answers.get(key)
      if (old) remove(key, old)
      answers.set(key, { changeNumber, body })
      bytes += sizeOf(key, body)
      for (const [oldest, answer] of answers) {
        if (bytes <= maxBytes) break
        remove(oldest, answer)
      }
    },
  }
}
