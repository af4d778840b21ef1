import { createClient, createOAuth, memoryTokens, type TokenStore, type Tokens } from '@merx/client'
import { anOddServer, type OddServer, type Step } from './servers.ts'

const hour = 3_600_000

export function someTokens(overrides: Partial<Tokens> = {}): Tokens {
  return {
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: Date.now() + hour,
    ...overrides,
  }
}

/** How a token server answers a refresh: with the tokens of that number. */
export function granting(number: number, more: object = {}): Step {
  const tokens = { access_token: `access-${number}`, refresh_token: `refresh-${number}` }
  return { does: '200', body: JSON.stringify({ ...tokens, expires_in: 3600, ...more }) }
}

export function refusing(error: string): Step {
  return { does: '400', body: JSON.stringify({ error }) }
}

interface App {
  tokenServer?: Step[]
  api?: Step[]
  tokens?: Tokens | undefined
  store?: TokenStore
}

/** A client of an app that somebody has signed in to, with both its servers. */
export function anApp({
  tokenServer = ['500'],
  api = ['ok'],
  tokens = someTokens(),
  store,
}: App = {}) {
  const token = anOddServer(...tokenServer)
  const server = anOddServer(...api)
  const kept = store ?? memoryTokens(tokens)
  const oauth = createOAuth({
    host: token.url,
    clientId: 'app 1',
    clientSecret: 'sécret:1',
    redirectUri: 'https://app.example/callback',
    tokens: kept,
  })
  const client = createClient({ baseUrl: server.url, oauth })
  return { client, oauth, store: kept, token, server }
}

export async function bearersOf(server: OddServer): Promise<(string | undefined)[]> {
  const { requests } = await server.log()
  return requests.map(({ headers }) => headers.authorization)
}

export async function formsOf(server: OddServer): Promise<Record<string, string>[]> {
  const { requests } = await server.log()
  return requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
}

export const ended = () => someTokens({ expiresAt: Date.now() - 1 })

/** An app whose token server answers when it is told to. */
export function aPatientApp(tokens: Tokens | undefined) {
  const store = memoryTokens(tokens)
  const asked: { form: URLSearchParams; answer: (body: object, status?: number) => void }[] = []
  const oauth = createOAuth({
    host: 'https://tokens.example/',
    clientId: 'app',
    redirectUri: 'https://app.example/callback',
    tokens: store,
    fetch: (_url, { body }) =>
      new Promise((resolve) => {
        const answer = (given: object, status = 200) => resolve(Response.json(given, { status }))
        asked.push({ form: new URLSearchParams(String(body)), answer })
      }),
  })
  const untilAsked = async (count: number) => {
    while (asked.length < count) await new Promise((resolve) => setTimeout(resolve))
    return asked
  }
  return { oauth, store, untilAsked }
}

export const answerOf = (name: string, seconds = 3600) => ({
  access_token: `access-${name}`,
  refresh_token: `refresh-${name}`,
  expires_in: seconds,
})
