import { MerxError } from '../errors.ts'
import type { ResponseState } from './call.ts'

/**
 * One page of a list, with what came with it; `Extra` are further members of the answer.
 *
 * @example
 * const { items, next, rateLimit } = await client.products.list({ limit: 500 }).page()
 */
export type Page<T, Extra = unknown> = ResponseState & {
  readonly items: T[]
  /** Where the next page begins: to be given to `pages` or `page`. Undefined on the last one. */
  readonly next: string | undefined
} & Extra

/**
 * A list that is fetched page by page while it is read.
 *
 * @example
 * for await (const product of client.products.list({ ownerId: 3 })) console.log(product.name)
 *
 * @example
 * // Goes on later where it was left.
 * for await (const page of client.products.list({ limit: 500 }).pages(savedPosition)) {
 *   await keep(page.items)
 *   savedPosition = page.next
 * }
 */
export interface List<T, Extra = unknown> extends AsyncIterable<T> {
  /** All pages from a position on, one in memory at a time. */
  pages(from?: string): AsyncIterable<Page<T, Extra>>
  /** One page: the first, or that at a position. */
  page(from?: string): Promise<Page<T, Extra>>
}

/** Makes a list of what fetches one page. */
export function toList<T, Extra>(
  fetchPage: (from: string | undefined) => Promise<Page<T, Extra>>,
): List<T, Extra> {
  async function* pages(from?: string) {
    for (let position = from; ; ) {
      const page = await fetchPage(position)
      yield page
      const { next } = page
      if (next === undefined) return
      // A server that leads back would never come to an end. Cursors have no order.
      if (next === position || Number(next) <= Number(position)) {
        throw new MerxError('bad_answer', `The list leads back to ${next}`, { response: page })
      }
      position = next
    }
  }
  return {
    page: fetchPage,
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { items } of pages()) yield* items
    },
  }
}
