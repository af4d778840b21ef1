import { type Route, v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addItems, hiddenWord, type Items } from './access-scene.ts'
import { type Answer, type Asked, type Company, type Merx, runningMerx, type User } from './merx.ts'
import { filePart, form } from './multipart.ts'
import { tableOf } from './route-ids.ts'
import { goodBody, goodQuery } from './route-requests.ts'
import { bearerOf } from './tokens.ts'

const routes = Object.entries(v1.routes)

/** Tables whose rows some users of a company may see and others not. */
const canBeHidden = new Set([
  'product',
  'person',
  'organization',
  'deal',
  'filter',
  'file',
  'product_follower',
  'deal_product',
])

interface Setting {
  readonly merx: Merx
  readonly company: Company
  readonly clerk: User
  readonly stranger: User
}

describe.each(databases)('who gets what answer, on $name', (database) => {
  const merx = runningMerx(database)

  test('every route for every caller, as docs/access.md says', { timeout: 180_000 }, async () => {
    const stranger = (await merx.company('Foundry')).admin

    const rows: string[] = []
    for (const [key, route] of routes) {
      const company = await merx.company('Garden')
      const clerk = await company.addUser()
      rows.push(await rowOf({ merx, company, clerk, stranger }, key, route))
    }

    await expect(tableOfRows(rows)).toMatchFileSnapshot('../../docs/access.md')
  })
})

async function rowOf(setting: Setting, key: string, route: Route): Promise<string> {
  const { merx, company, clerk, stranger } = setting
  const made = async (isHidden: boolean) =>
    addItems(merx, company, { filterOf: isHidden ? company.admin : clerk, isHidden })
  const [visible, hidden] = [await made(false), await made(true)]
  const { token: wrong } = await bearerOf(merx, company, company.admin, scopeOutside(route))
  const ask = async (by: Pick<Asked, 'token' | 'headers'>, items: Items) => {
    const { path, asked } = requestFor(route, items)
    const headers = { ...asked.headers, ...by.headers }
    return merx.ask(route.method, path, { ...asked, ...by, headers })
  }
  const cells = [
    said(await ask({}, visible)),
    wrong === undefined
      ? 'any scope will do'
      : said(await ask({ headers: { authorization: `Bearer ${wrong}` } }, visible)),
    await ofOther(route, company, () => ask({ token: stranger.token }, visible)),
    await ofHidden(route, (by) => ask({ token: by.token }, hidden), company.admin, clerk),
    said(await ask({ token: clerk.token }, visible)),
  ]
  return `| \`${route.method} ${route.path}\` | \`${key}\` | ${cells.join(' | ')} |`
}

/** A scope that does not let into a route; undefined where each does. */
function scopeOutside({ scopes }: Route): string | undefined {
  const served: readonly string[] = scopes
  if (served.includes('base')) return undefined
  return ['users:read', 'deals:read'].find((scope) => !served.includes(scope))
}

/** What another company is told: of what it has itself, or nothing. */
async function ofOther(route: Route, company: Company, ask: () => Promise<Answer>) {
  const answer = await ask()
  expect(answer.text).not.toContain(company.admin.email)
  expect(answer.text).not.toContain(company.admin.name)
  return answer.status < 400 && isList(route) ? `${said(answer)}, its own` : said(answer)
}

const isList = ({ method, path }: Route) => method === 'GET' && !path.includes('/:')

/** What is asked about hidden items; a list is to leave them out without a word. */
async function ofHidden(
  route: Route,
  ask: (by: User) => Promise<Answer>,
  admin: User,
  clerk: User,
): Promise<string> {
  const members = Object.keys((route.body as { properties?: object })?.properties ?? {})
  const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const inQuery = route.method === 'DELETE' && named.length === 0 ? ['ids'] : []
  const asked = [...named, ...inQuery, ...members.filter((name) => name !== 'id')]
  const isAbout = asked.some((name) => canBeHidden.has(tableOf(route.path, name) ?? ''))
  if (!isAbout && !isList(route)) return '–'
  // What shows nothing of it to the one who may see it hides nothing from others.
  if (isList(route) && !(await ask(admin)).text.includes(hiddenWord)) return '–'
  const answer = await ask(clerk)
  expect(answer.text).not.toContain(hiddenWord)
  return isList(route) ? `${said(answer)}, without it` : said(answer)
}

function requestFor(route: Route, items: Items): { path: string; asked: Asked } {
  const named = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const [id] = items[tableOf(route.path, name) ?? ''] ?? []
    if (id === undefined) throw new Error(`${route.path}: nothing is known that :${name} may be`)
    return `${id}`
  })
  const ids = items[tableOf(route.path, 'ids') ?? '']?.join(',') ?? ''
  const query = route.method === 'DELETE' ? `ids=${ids}` : goodQuery
  return { path: `/v1${named}?${query}`, asked: bodyFor(route, items) }
}

function bodyFor(route: Route, items: Items): Asked {
  if (route.bytes === 'upload') {
    return form([['product_id', `${items.product?.[0]}`], filePart('oak')])
  }
  return route.body ? { body: goodBody(items) } : {}
}

/** The status, and in the words of the answer why. */
function said({ status, body }: Answer): string {
  const { error = '' } = body as { error?: string }
  // Numbers are others with each run.
  return status < 400 ? `${status}` : `${status} ${error.replace(/field \d+/, 'field 7')}`
}

function tableOfRows(rows: readonly string[]): string {
  return `<!-- Written by test/server/access-table.test.ts; \`npx vitest run -u\` with its name writes it anew. -->

# Who gets what answer

Every route of v1, asked with a request that is good in itself: without a credential, with the OAuth token of an admin's app that
has another scope than the route needs, by an admin of another company, by a regular user about something that is private to
somebody else, and by a regular user about what everybody of the company may see.

| route | operation | no token | wrong scope | other company | invisible | regular user |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
