import { type Client, type ClientOptions, createClient } from '@merx/client'
import { aCompany, type Company, type servers } from './servers.ts'

type Server = (typeof servers)[number]

/** The admin's client of a company without products. */
export async function aClient(
  server: Server,
  options: ClientOptions = {},
): Promise<{ client: Client; company: Company }> {
  const company = await aCompany(server)
  return { client: clientOf(company, options), company }
}

export function clientOf(
  { url, admin }: { url: string; admin: { apiToken: string } },
  options: ClientOptions = {},
): Client {
  return createClient({ baseUrl: url, apiToken: admin.apiToken, ...options })
}

/** An option that notes the paths that are asked for, queries included. */
export function noted(): { onRequest: NonNullable<ClientOptions['onRequest']>; paths: string[] } {
  const paths: string[] = []
  return {
    onRequest: ({ url }) => {
      const { pathname, search } = new URL(url)
      paths.push(pathname.replace('/api/v1', '') + search)
    },
    paths,
  }
}

type Conditions = Parameters<Client['filters']['create']>[0]['conditions']
type Condition = Conditions['conditions'][number]['conditions'][number]

/** The two groups a filter has: all of these must hold, and nothing besides. */
export function allOf(...conditions: Condition[]) {
  return {
    glue: 'and' as const,
    conditions: [
      { glue: 'and' as const, conditions },
      { glue: 'or' as const, conditions: [] },
    ],
  }
}

/** What is read from a list, or from anything that gives one after another. */
export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items = []
  for await (const item of list) items.push(item)
  return items
}
