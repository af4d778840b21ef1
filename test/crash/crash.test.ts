import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { startMerx } from '../merx-process.ts'
import { openConnection } from './connection.ts'
import { type Cluster, createCluster } from './postgres-cluster.ts'
import { playRound, type Strike, verifyPurge } from './round.ts'
import { rounds, seed } from './run.ts'
import { openSession } from './session.ts'

const options = { timeout: 60_000 + rounds * 30_000 }

describe.each(databases)('$name', (database) => {
  test('what was answered outlives kills of the server', options, async () => {
    const { url, drop } = await database.create()
    try {
      await playRounds(`${database.name}: server`, url, () => killServer)
    } finally {
      await drop()
    }
  })
})

describe.runIf(databases.some(({ name }) => name === 'postgres'))('postgres', () => {
  test(
    'what was answered outlives kills of PostgreSQL, which the server rides out',
    options,
    async () => {
      const cluster = await createCluster()
      const strikes = [killUnder(cluster), killWith(cluster)]
      try {
        const strikeOf = (round: number): Strike => strikes[round % 3 === 0 ? 1 : 0] ?? killServer
        await playRounds('postgres: PostgreSQL', cluster.url, strikeOf)
      } finally {
        cluster.drop()
      }
    },
  )
})

const killServer: Strike = async (session) => {
  const { databaseUrl, server } = session
  await server.kill()
  session.server = await startMerx({ databaseUrl, env: server.env })
}

/** PostgreSQL goes and comes back under a server that lives on. */
function killUnder(cluster: Cluster): Strike {
  return async ({ server }) => {
    const connection = openConnection(server.url, server.apiToken)
    await cluster.kill()
    await expectReadiness(server.url, 503)
    const refused = await connection.send('POST', '/v1/products', { name: 'Nowhere to go' })
    expect(refused.status, 'a write while PostgreSQL is away').toBe(503)
    await cluster.start()
    await expectReadiness(server.url, 200)
    expect(server.process.exitCode, 'the server itself lives on').toBeNull()
    connection.close()
  }
}

/** PostgreSQL and the server go at once, as when the machine does. */
function killWith(cluster: Cluster): Strike {
  return async (session) => {
    await Promise.all([cluster.kill(), session.server.kill()])
    await cluster.start()
    const { databaseUrl, server } = session
    session.server = await startMerx({ databaseUrl, env: server.env })
  }
}

async function expectReadiness(url: string, status: number): Promise<void> {
  const readiness = async (): Promise<number> => (await fetch(`${url}/readyz`)).status
  await expect.poll(readiness, { timeout: 20_000, interval: 25 }).toBe(status)
}

/** Plays all rounds on one database and tells about each in a line. */
async function playRounds(
  title: string,
  databaseUrl: string,
  strikeOf: (round: number) => Strike,
): Promise<void> {
  const session = await openSession(databaseUrl)
  const total = { sent: 0, answered: 0, stored: 0 }
  try {
    for (let round = 1; round <= rounds; round++) {
      const outcome = await playRound(session, seed, round, strikeOf(round))
      const { sent, answered, inFlight, stored, items, violations } = outcome
      total.sent += sent
      total.answered += answered
      total.stored += stored
      const verdict = violations.length === 0 ? 'verified' : `${violations.length} VIOLATIONS`
      console.log(
        `${title} killed ${round}/${rounds}: ${sent} sent, ${answered} answered, ` +
          `${inFlight} in flight at the kill (${stored} stored); ${items} items ${verdict}`,
      )
      expect(violations.slice(0, 20), `after kill ${round}`).toEqual([])
    }
    const { freed, violations } = await verifyPurge(session)
    console.log(`${title} purged: ${freed} leftovers of uploads freed`)
    expect(violations.slice(0, 20), 'after a purge').toEqual([])
  } catch (cause) {
    const { server } = session
    throw new Error(`CRASH_SEED=${seed}; the server printed:\n${server.output()}`, { cause })
  } finally {
    await session.server.stop()
  }
  const { sent, answered, stored } = total
  console.log(
    `${title} killed ${rounds} times: all ${answered} answered writes are there, ` +
      `of ${sent - answered} without an answer ${stored} whole and the others not at all ` +
      `(CRASH_SEED=${seed})`,
  )
  expect(sent - answered, 'some kill met a write under way').toBeGreaterThan(0)
}
