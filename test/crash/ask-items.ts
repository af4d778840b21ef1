import { data, sameIds } from './answers.ts'
import type { Connection } from './connection.ts'
import type { ExpectedDeal } from './deals.ts'
import type { ExpectedField } from './fields.ts'
import { type ExpectedFile, sha256 } from './files.ts'
import type { Lane } from './ledger.ts'
import { type ExpectedLine, toAmounts } from './lines.ts'
import { fragmentOf } from './names.ts'
import { compare, knownItems } from './subject.ts'

type Data = Record<string, unknown>
type Numbered<E> = E & { id: number }

/** Asks for each deal, attached product, file and field of one company that was written in `round`. */
export async function findWrongItems(
  connection: Connection,
  lanes: readonly Lane[],
  round: number,
): Promise<string[]> {
  const questions: Promise<string[]>[] = []
  for (const lane of lanes) {
    const since = <T extends { round: number }>(entries: T[]): T[] =>
      entries.filter((entry) => entry.round === round)
    for (const { expected } of since(knownItems(lane.fields))) {
      questions.push(wrongField(connection, expected))
    }
    for (const { expected } of since(knownItems(lane.deals))) {
      questions.push(wrongDeal(connection, expected))
    }
    for (const { expected } of since(knownItems(lane.files))) {
      questions.push(wrongFile(connection, expected))
    }
    questions.push(
      wrongLines(
        connection,
        since(knownItems(lane.lines)).map((one) => one.expected),
      ),
    )
  }
  return (await Promise.all(questions)).flat()
}

async function wrongField(
  connection: Connection,
  { id, name, key, type, options }: Numbered<ExpectedField>,
): Promise<string[]> {
  const field = await data<Data>(connection, `/v1/productFields/${id}`)
  const told = { name: field.name, key: field.key, type: field.field_type }
  return [
    ...compare(`field ${id} got`, { name, key, type }, told),
    ...compare(`options of field ${id} got`, options, field.options ?? []),
  ]
}

async function wrongDeal(
  connection: Connection,
  { id, title, isActive }: Numbered<ExpectedDeal>,
): Promise<string[]> {
  const deal = await data<Data>(connection, `/v1/deals/${id}`)
  const told = { title: deal.title, deleted: deal.deleted }
  return [
    ...compare(`deal ${id} got`, { title, deleted: !isActive }, told),
    ...(await wrongSearch(connection, 'deal', title, isActive ? [id] : [])),
  ]
}

async function wrongSearch(
  connection: Connection,
  type: string,
  name: string,
  ids: number[],
): Promise<string[]> {
  const query = new URLSearchParams({ term: fragmentOf(name), item_types: type })
  const path = `/v1/itemSearch?${query}`
  const { items } = await data<{ items: { item: { id: number } }[] }>(connection, path)
  return sameIds(
    `a search for "${name}"`,
    ids,
    items.map(({ item }) => item.id),
  )
}

/** The products of each deal as its list tells them, those of others left out. */
async function wrongLines(
  connection: Connection,
  lines: readonly Numbered<ExpectedLine>[],
): Promise<string[]> {
  const wrong: string[] = []
  for (const dealId of new Set(lines.map((line) => line.dealId))) {
    const path = `/v1/deals/${dealId}/products?limit=500`
    const listed = (await data<Data[] | null>(connection, path)) ?? []
    for (const { id, tag, amounts, isAttached } of lines.filter((one) => one.dealId === dealId)) {
      const line = listed.find((one) => one.id === id)
      const told = line && { tag: line.comments, ...toAmounts(line) }
      const asked = isAttached ? { tag, ...amounts } : undefined
      wrong.push(...compare(`attached product ${id} listed`, asked, told))
    }
  }
  return wrong
}

async function wrongFile(
  connection: Connection,
  { id, name, sizeBytes, hash, isActive }: Numbered<ExpectedFile>,
): Promise<string[]> {
  const file = await data<Data>(connection, `/v1/files/${id}`)
  const told = { name: file.name, sizeBytes: file.file_size, isActive: file.active_flag }
  const wrong = compare(`file ${id} got`, { name, sizeBytes, isActive }, told)
  wrong.push(
    ...(await wrongSearch(connection, 'file', name.slice(0, -'.bin'.length), isActive ? [id] : [])),
  )
  if (!isActive) return wrong
  const { status, bytes } = await connection.download(`/v1/files/${id}/download`)
  return [...wrong, ...compare(`bytes of file ${id}`, [200, hash], [status, sha256(bytes)])]
}
