import * as documented from './documented/index.ts'

export * from './documented/index.ts'
export type { ErrorCode, ErrorDetails } from './errors.ts'
export { MerxError } from './errors.ts'
export type * as v1 from './generated/v1.ts'
export { type Answer, type Call, type ResponseState, responseOf } from './modern/call.ts'
export { type Client, createClient } from './modern/create-client.ts'
export {
  type Address,
  type CustomField,
  type CustomFieldMap,
  type CustomFields,
  type CustomValues,
  defineCustomFields,
  type Money,
  type Span,
  type ValuesOf,
} from './modern/custom-fields.ts'
export type { Download } from './modern/downloads.ts'
export type { UntypedCustomValues } from './modern/flat-keys.ts'
export type { List, Page } from './modern/list.ts'
export { createOAuth, type OAuth, type OAuthOptions, type StartedSignIn } from './modern/oauth.ts'
export type {
  CallOptions,
  ClientOptions,
  IncomingResponse,
  OutgoingRequest,
  RequestHandler,
} from './modern/options.ts'
export { memoryTokens, type TokenStore, type Tokens } from './modern/tokens.ts'
export type { FileSource } from './modern/uploads.ts'
export type { Fetch } from './transport/exchange.ts'
export type { RateLimit } from './transport/rate-limit.ts'

/** All of the documented surface, as `import Pipedrive from 'pipedrive'` expects it. */
export default documented
