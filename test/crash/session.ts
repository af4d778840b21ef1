import { type MerxProcess, merx, startMerx } from '../merx-process.ts'
import { openConnection } from './connection.ts'
import { type DealWrite, deals } from './deals.ts'
import type { Lane, Ledger, SharedDeal, SharedProduct } from './ledger.ts'
import { withReader } from './reader.ts'

/** A server on one database over all its lives, and everything it ever answered. */
export interface Session {
  databaseUrl: string
  server: MerxProcess
  /** Where the bytes of files lie. */
  filesPath: string
  companies: Company[]
  ledger: Ledger
}

interface Company {
  id: number
  apiToken: string
  /** Who may follow its products. */
  userIds: number[]
}

interface Added {
  id: number
  apiToken: string
}

/** Starts a server on an empty database, with two companies that number their events independently. */
export async function openSession(databaseUrl: string): Promise<Session> {
  // What is counted here is what survives, as fast as it can be written.
  const env = { MERX_BURST_LIMIT: '0', MERX_SEARCH_BURST_LIMIT: '0' }
  const server = await startMerx({ databaseUrl, env })
  const added = await merx<Added>(['company', 'add', '--name', 'Second'], server.env)
  const companies = await findCompanies(databaseUrl, [server.apiToken, added.apiToken])
  await Promise.all(companies.map((company) => addFollower(server, company)))
  const shared = await Promise.all(companies.map((company) => createShared(server.url, company)))
  const sharedDeals = await Promise.all(
    companies.map((company) => createSharedDeal(server.url, company)),
  )
  const lanes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter, index) =>
    emptyLane(letter, companies[index % companies.length]?.id ?? 0),
  )
  const ledger: Ledger = { lanes, shared, sharedDeals, sentContents: new Set() }
  return { databaseUrl, server, filesPath: server.env.MERX_FILES ?? '', companies, ledger }
}

function emptyLane(letter: string, companyId: number): Lane {
  const items = { products: [], fields: [], deals: [], lines: [], files: [] }
  return { letter, companyId, ...items, serial: 0 }
}

async function addFollower({ env }: MerxProcess, { id, userIds }: Company): Promise<void> {
  const options = ['--company', `${id}`, '--name', 'Rae', '--email', `rae@company${id}.example`]
  userIds.push((await merx<Added>(['user', 'add', ...options], env)).id)
}

async function findCompanies(databaseUrl: string, apiTokens: string[]): Promise<Company[]> {
  return withReader(databaseUrl, async ({ all }) => {
    const users = await all('select id, company_id from "user" order by id')
    const companies = await all('select id from company order by id')
    return companies.map((company, index) => ({
      id: Number(company.id),
      apiToken: apiTokens[index] ?? '',
      userIds: users.filter((user) => user.company_id === company.id).map(({ id }) => Number(id)),
    }))
  })
}

async function createShared(url: string, { id, apiToken }: Company): Promise<SharedProduct> {
  const connection = openConnection(url, apiToken)
  const product = { name: 'Rosewood desk vxs000000sxv', code: 'CR-s.000000/7' }
  const { body } = await connection.send('POST', '/v1/products', product)
  connection.close()
  const { data } = body as { data: { id: number } }
  return { companyId: id, id: data.id, answeredUpdates: 0, prices: new Map() }
}

async function createSharedDeal(url: string, { id, apiToken }: Company): Promise<SharedDeal> {
  const connection = openConnection(url, apiToken)
  const write: DealWrite = { kind: 'create', title: `Fair stand vxs00000${id}sxv`, value: 7.5 }
  const { body } = await connection.send(...deals.requestOf(write, undefined))
  connection.close()
  // The answer is checked when it is told.
  const { data } = body as { data: Record<string, unknown> }
  const expected = deals.told(deals.outcome(undefined, write), write, data)
  return { companyId: id, id: expected.id ?? 0, entry: { round: 0, expected } }
}
