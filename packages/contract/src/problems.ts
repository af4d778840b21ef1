/**
 * Every condition a caller may be told about: code → HTTP status and the text v1 answers with.
 *
 * A published code never changes meaning. A `detail` given to {@link Problem} replaces the title on
 * the wire where the condition needs naming. Texts that the service was seen to use are kept to the
 * letter.
 */
export const problems = {
  invalid_value: { status: 400, title: 'Bad request' },
  malformed_request: { status: 400, title: 'Bad request' },
  unsupported_content_type: { status: 400, title: 'Unsupported content type' },
  malformed_authorization: {
    status: 400,
    title: 'Invalid request: malformed authorization header',
  },
  id_not_allowed: {
    status: 400,
    title: 'Inserting ID with POST request is not allowed. Leave "id" out; the answer names it.',
  },
  name_missing: { status: 400, title: 'Name must be given.' },
  prices_not_array: { status: 400, title: 'Prices must be given as array of objects.' },
  price_missing: { status: 400, title: 'Price attribute must be set for each price.' },
  unknown_custom_field: { status: 400, title: 'Bad request' },
  term_too_short: {
    status: 400,
    title: 'Term must be given: at least 2 characters, 1 with exact_match, 3 for find',
  },
  term_missing: { status: 400, title: 'Term must be given.' },
  title_missing: { status: 400, title: 'Title must be given.' },
  product_id_missing: { status: 400, title: 'body/product_id must be integer' },
  item_price_missing: { status: 400, title: 'body/item_price must be number' },
  quantity_missing: { status: 400, title: 'body/quantity must be number' },
  field_type_missing: { status: 400, title: 'Field type must be given.' },
  invalid_conditions: { status: 400, title: 'Bad request' },
  file_missing: { status: 400, title: 'File must be given.' },
  stage_in_use: {
    status: 400,
    title: 'There are deals in this stage. Move or delete them first.',
  },
  pipeline_in_use: {
    status: 400,
    title: 'There are deals in this pipeline. Move or delete them first.',
  },
  last_stage: {
    status: 400,
    title: 'Deals need at least one stage in a pipeline. Add another one first.',
  },
  user_missing: { status: 400, title: 'User id must be given.' },
  redirect_uris_missing: { status: 400, title: 'At least one redirect URI must be given.' },
  invalid_request: { status: 400, title: 'Invalid request' },
  invalid_client: { status: 400, title: 'Invalid client: client is invalid' },
  invalid_grant: { status: 400, title: 'Invalid grant' },
  unsupported_grant_type: {
    status: 400,
    title: 'Unsupported grant type: grant_type is invalid',
  },
  invalid_scope: { status: 400, title: 'Invalid scope: scope is invalid' },
  unauthorized: { status: 401, title: 'unauthorized access' },
  invalid_access_token: { status: 401, title: 'Invalid token: access_token is invalid' },
  forged_form: {
    status: 403,
    title: 'This form comes from another site, so nothing was done with it.',
  },
  scope_mismatch: { status: 403, title: 'Scope and URL mismatch' },
  forbidden: { status: 403, title: 'You do not have permissions to do this.' },
  path_not_found: { status: 404, title: 'Unknown path' },
  product_not_found: { status: 404, title: 'Product not found' },
  deal_not_found: { status: 404, title: 'Deal not found' },
  deal_product_not_found: { status: 404, title: 'Deal product not found' },
  file_not_found: { status: 404, title: 'File not found' },
  organization_not_found: { status: 404, title: 'Organization not found' },
  person_not_found: { status: 404, title: 'Person not found' },
  pipeline_not_found: { status: 404, title: 'Pipeline not found' },
  stage_not_found: { status: 404, title: 'Stage not found' },
  follower_not_found: { status: 404, title: 'Follower not found' },
  filter_not_found: { status: 404, title: 'Filter not found' },
  user_not_found: { status: 404, title: 'User not found or not accessible.' },
  app_not_found: { status: 404, title: 'App not found' },
  company_not_found: { status: 404, title: 'Company not found' },
  token_not_found: { status: 404, title: 'API token not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  email_taken: { status: 409, title: 'This e-mail address is already in use' },
  field_not_found: { status: 410, title: 'The field is not found' },
  payload_too_large: { status: 413, title: 'The request body is too large' },
  file_too_large: { status: 413, title: 'The file is too large' },
  range_not_satisfiable: { status: 416, title: 'The file has no such range' },
  path_too_long: { status: 414, title: 'The request path is too long' },
  headers_too_large: { status: 431, title: 'The request line and headers are too large' },
  rate_limited: { status: 429, title: 'Request over limit' },
  internal: { status: 500, title: 'Internal error' },
  query_too_slow: { status: 503, title: 'The query took too long; narrow it down and try again' },
  overloaded: { status: 503, title: 'The server has too much to do; try again shortly' },
  store_unavailable: { status: 503, title: 'The database cannot be reached; try again shortly' },
} as const

export type ProblemCode = keyof typeof problems

/**
 * A condition the caller may learn about, thrown from any layer and printed by each face.
 *
 * `detail` is public text; SQL, paths and secrets belong in `cause`.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string | undefined
  /** When the same request may fare better. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    options: { detail?: string; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(options.detail ?? problems[code].title, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
    this.detail = options.detail
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
