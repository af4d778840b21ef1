import { setTimeout as delay } from 'node:timers/promises'
import { merx } from '../merx-process.ts'
import { findWrongAnswers } from './ask.ts'
import { ageBlobs, readBlobs } from './blobs.ts'
import { openConnection } from './connection.ts'
import type { Ledger } from './ledger.ts'
import { currencies } from './products.ts'
import { createRandom } from './random.ts'
import { withReader } from './reader.ts'
import type { Session } from './session.ts'
import { takeSnapshot } from './snapshot.ts'
import { findViolations } from './verify.ts'
import { type Progress, type Writer, writeUntilKilled } from './writers.ts'

/** Ends what a round is about to end; resolves when a server is ready again on the same database. */
export type Strike = (session: Session) => Promise<void>

export interface Outcome {
  sent: number
  answered: number
  inFlight: number
  /** Of the writes without an answer, those that turn out to be stored. */
  stored: number
  items: number
  violations: string[]
}

/** Writes, strikes at a moment that the seed decides, and verifies what is left. */
export async function playRound(
  session: Session,
  seed: number,
  round: number,
  strike: Strike,
): Promise<Outcome> {
  const answers = createRandom(seed, round).between(20, 200)
  const progress = await writeUntil(session, { seed, round, answers }, strike)
  return { ...progress, ...(await verify(session, round)) }
}

/**
 * Writes over all connections at once and strikes after so many answers, and perhaps a little time.
 *
 * Answers are counted, instead of time alone, so that a seed means the same on a slow machine.
 */
export async function writeUntil(
  session: Session,
  { seed, round, answers }: { seed: number; round: number; answers: number },
  strike: Strike,
): Promise<Pick<Outcome, 'sent' | 'answered' | 'inFlight'>> {
  const progress: Progress = { round, sent: 0, answered: 0, isOver: false, onAnswer: () => {} }
  // Every other strike comes right upon the answer to an upload: two stores must have it by then.
  const isUponUpload = round % 2 === 0
  const isReached = new Promise<void>((resolve) => {
    progress.onAnswer = (path) => {
      if (progress.answered >= answers && (!isUponUpload || path === '/v1/files')) resolve()
    }
  })
  const writers = createWriters(session, seed, progress)
  const writing = Promise.all(writers.map(writeUntilKilled))
  await Promise.race([isReached, writing])
  if (!isUponUpload) await delay(createRandom(seed, round, 0).between(0, 20))
  const inFlight = progress.sent - progress.answered
  progress.isOver = true
  await strike(session)
  await writing
  for (const { connection } of writers) connection.close()
  return { sent: progress.sent, answered: progress.answered, inFlight }
}

function createWriters(session: Session, seed: number, progress: Progress): Writer[] {
  const { companies, ledger, server } = session
  return ledger.lanes.flatMap((lane, index) => {
    const company = companies.find(({ id }) => id === lane.companyId)
    const shared = ledger.shared.find(({ companyId }) => companyId === lane.companyId)
    const sharedDeal = ledger.sharedDeals.find(({ companyId }) => companyId === lane.companyId)
    const currency = currencies[index]
    if (!company || !shared || !sharedDeal || !currency) {
      throw new Error(`lane ${lane.letter} has no company`)
    }
    return {
      connection: openConnection(server.url, company.apiToken),
      lane,
      shared,
      sharedDealId: sharedDeal.id,
      currency,
      userIds: company.userIds,
      sentContents: ledger.sentContents,
      progress,
      random: createRandom(seed, progress.round, index + 1),
    }
  })
}

/** Looks at tables and bytes, past the server, and asks the server if nothing is wrong there. */
export async function verify(
  { databaseUrl, ledger, companies, server, filesPath }: Session,
  round: number,
): Promise<Pick<Outcome, 'stored' | 'items' | 'violations'>> {
  const { snapshot, damages } = await withReader(databaseUrl, async (reader) => ({
    snapshot: await takeSnapshot(reader, filesPath),
    damages: await reader.damages(),
  }))
  const changes = countChanges(ledger)
  const violations = [...damages, ...findViolations(ledger, snapshot)]
  const stored = countChanges(ledger) - changes
  for (const { id, apiToken } of violations.length === 0 ? companies : []) {
    const connection = openConnection(server.url, apiToken, 4)
    violations.push(...(await findWrongAnswers(connection, id, ledger, round)))
    connection.close()
  }
  const { products, fields, deals, lines, files } = snapshot
  const items = products.size + fields.size + deals.size + lines.size + files.size
  return { stored, items, violations }
}

function countChanges({ lanes, shared }: Ledger): number {
  const entries = lanes.flatMap(({ products, fields, deals, lines, files }) => [
    ...products,
    ...fields,
    ...deals,
    ...lines,
    ...files,
  ])
  const own = entries.map(({ expected }) => expected?.events.length)
  const counts = [...own, ...shared.map(({ answeredUpdates }) => answeredUpdates)]
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

/**
 * Makes all bytes old enough to be freed, purges, and verifies again: what kills have left is gone
 * then, and was needed by nobody.
 */
export async function verifyPurge(
  session: Session,
): Promise<{ freed: number; violations: string[] }> {
  const { databaseUrl, filesPath, server } = session
  const before = await readBlobs(filesPath)
  await ageBlobs(filesPath)
  await merx(['purge'], server.env)
  const { blobs, incoming } = await readBlobs(filesPath)
  const rows = await withReader(databaseUrl, ({ all }) => all('select content_hash from file'))
  const needed = new Set(rows.map((row) => String(row.content_hash)))
  const { violations } = await verify(session, 0)
  return {
    freed: before.blobs.size - blobs.size + before.incoming.length - incoming.length,
    violations: [
      ...violations,
      ...incoming.map((name) => `incoming/${name} outlived a purge`),
      ...[...blobs.keys()]
        .filter((hash) => !needed.has(hash))
        .map((hash) => `blob ${hash} outlived a purge, though no file has it`),
    ],
  }
}
