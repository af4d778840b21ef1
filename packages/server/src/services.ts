import type { BlobStore, TokenUsage } from '@merx/catalog'
import type { Db, Store } from '@merx/store'
import type { AnswerCache } from './answer-cache.ts'
import type { Limits } from './limits/limit-requests.ts'

/** What the faces, the pages and OAuth of one server share. */
export interface Services {
  readonly db: Db
  readonly failureOf: Store['failureOf']
  readonly clock: () => Date
  readonly publicUrl: () => string
  readonly tokenUsage: TokenUsage
  readonly answers: AnswerCache
  readonly blobs: BlobStore
  readonly maxFileBytes: number
  readonly limits: Limits
}
