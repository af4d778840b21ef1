import {
  oauth,
  type ProblemCode,
  problems,
  type Route,
  scopeDescriptions,
  v1,
} from '@merx/contract'

const version = '1.0.0'

interface JsonSchema {
  properties?: Record<string, JsonSchema & { default?: unknown; description?: string }>
  required?: string[]
}

/**
 * The OpenAPI 3.1 document of v1, made from the contract.
 *
 * Notes that only the parsers read are left out.
 */
export function openApiV1(publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [tag, routes] of Object.entries(v1.groups)) {
    for (const [operationId, route] of Object.entries(routes)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = {
        ...paths[path],
        [route.method.toLowerCase()]: { tags: [tag], ...toOperation(operationId, route) },
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Merx API v1',
      version,
      description:
        'Compatible with the Pipedrive Products API. Also served under `/api/v1`. A list of fields after a collection or an id, `/products:(id,name)`, limits the answer to them.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${publicUrl}/v1` }],
    security: tokens,
    tags: Object.keys(v1.groups).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        api_token: { type: 'apiKey', in: 'query', name: 'api_token' },
        x_api_token: { type: 'apiKey', in: 'header', name: 'x-api-token' },
        oauth2: { type: 'oauth2', flows: { authorizationCode: toFlow(publicUrl) } },
      },
      schemas: { Error: plain(v1.ErrorBody) },
    },
  }
}

const tokens: readonly object[] = [{ api_token: [] }, { x_api_token: [] }]

function toFlow(publicUrl: string): object {
  const tokenUrl = `${publicUrl}${oauth.paths.token}`
  return {
    authorizationUrl: `${publicUrl}${oauth.paths.authorize}`,
    tokenUrl,
    refreshUrl: tokenUrl,
    scopes: scopeDescriptions,
  }
}

function toOperation(operationId: string, route: Route): object {
  const type = route.bytes === 'download' ? 'application/octet-stream' : 'application/json'
  const success = { description: 'Done.', content: { [type]: { schema: plain(route.returns) } } }
  const answers = { [route.status ?? 200]: success, ...errorAnswers(route.errors) }
  return {
    operationId,
    summary: route.summary,
    ...(route.deprecated ? { deprecated: true } : {}),
    'x-token-cost': route.cost,
    security: [...tokens, ...route.scopes.map((scope) => ({ oauth2: [scope] }))],
    parameters: [
      ...toParameters('path', route.params as JsonSchema | undefined),
      ...toParameters('query', route.query as JsonSchema | undefined),
    ],
    ...(route.body ? { requestBody: toBody(route.body as JsonSchema, route.bytes) } : {}),
    responses: {
      ...(route.alternativeStatus ? { [route.alternativeStatus]: success } : {}),
      ...answers,
      ...(route.bytes === 'download' ? partialAnswers(success) : {}),
    },
  }
}

/** What a download may answer beside the whole file. */
function partialAnswers(success: object) {
  return {
    206: { ...success, description: 'The range of bytes that was asked for.' },
    304: { description: 'The caller has these bytes already.' },
  }
}

const file = { type: 'string', format: 'binary', description: 'The bytes, with a file name.' }

function toBody(schema: JsonSchema, bytes: Route['bytes']): object {
  if (bytes === 'upload') {
    const { properties, required = [] } = schema
    const form = { ...schema, properties: { file, ...properties }, required: ['file', ...required] }
    return { required: true, content: { 'multipart/form-data': { schema: plain(form) } } }
  }
  const content = { schema: plain(schema) }
  return {
    content: { 'application/json': content, 'application/x-www-form-urlencoded': content },
  }
}

function toParameters(place: 'path' | 'query', schema: JsonSchema | undefined): object[] {
  return Object.entries(schema?.properties ?? {}).map(([name, member]) => ({
    name,
    in: place,
    required: schema?.required?.includes(name) === true && member.default === undefined,
    ...(member.description ? { description: member.description } : {}),
    schema: plain(member),
    // A comma list, as one generation of clients sends it; repeated keys are taken too.
    ...('separator' in member ? { style: 'form', explode: false } : {}),
  }))
}

function errorAnswers(codes: readonly ProblemCode[]): Record<number, object> {
  const everywhere = ['unauthorized', 'invalid_access_token', 'scope_mismatch'] as const
  const all: ProblemCode[] = [...everywhere, ...codes, 'rate_limited']
  const answers: Record<number, { description: string; content: object }> = {}
  for (const code of all) {
    const { status, title } = problems[code]
    const known = answers[status]?.description
    answers[status] = {
      description: known ? `${known} · ${title}` : title,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    }
  }
  return answers
}

const parserNotes = new Set(['problem', 'lenient', 'separator', 'digitsOnly'])

/** A schema as plain JSON Schema, without the notes of the lenient parser. */
function plain(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (parserNotes.has(key) ? undefined : value)),
  )
}
