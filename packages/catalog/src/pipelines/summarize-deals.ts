import { type Db, statement } from '@merx/store'
import { Decimal } from 'decimal.js'
import type { Actor } from '../actor.ts'
import {
  type AudienceParameters,
  audienceParametersOf,
  audiencesIn,
} from '../visibility/audience-parameters.ts'
import { confined } from '../visibility/confined.ts'

/** What the open deals of one currency come to. */
export interface DealSum {
  readonly count: number
  readonly value: number
  /** The value counts in full until somebody states a probability. */
  readonly weightedValue: number
}

/** The open deals in some stages, by currency and for each stage by currency. */
export interface DealsSummary {
  readonly count: number
  readonly byCurrency: ReadonlyMap<string, DealSum>
  readonly byStage: ReadonlyMap<number, ReadonlyMap<string, DealSum>>
}

interface Group {
  stage_id: number
  currency: string
  value: number
  probability: number | null
  count: number | string
}

interface Parameters extends AudienceParameters {
  companyId: number
  stageIds: string
}

const groupStatement = confined((audienceCount) =>
  statement<Parameters, Group>((sql, parameter, { numbers }) => {
    const audiences = audiencesIn({ audienceCount }, parameter)
    const query = sql
      .selectFrom('deal')
      .select(['stage_id', 'currency', 'value', 'probability'])
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('company_id', '=', parameter('companyId'))
      .where('stage_id', 'in', numbers(parameter('stageIds')))
      .where('status', '=', 'open')
      .where('deleted_at', 'is', null)
      .groupBy(['stage_id', 'currency', 'value', 'probability'])
    return audiences ? query.where('audience', 'in', audiences) : query
  }),
)

/** Sums up the open deals in stages that the actor may see; visits them all, off the event loop. */
export async function summarizeDeals(
  db: Db,
  actor: Actor,
  stageIds: readonly number[],
): Promise<DealsSummary> {
  const groups = await db.walkAll(groupStatement(actor), {
    companyId: actor.companyId,
    stageIds: JSON.stringify(stageIds),
    ...audienceParametersOf(actor),
  })
  const byStage = new Map<number, ReadonlyMap<string, DealSum>>()
  for (const [stageId, ofStage] of grouped(groups, 'stage_id')) {
    byStage.set(stageId, sumByCurrency(ofStage))
  }
  const count = groups.reduce((sum, group) => sum + Number(group.count), 0)
  return { count, byCurrency: sumByCurrency(groups), byStage }
}

function sumByCurrency(groups: readonly Group[]): Map<string, DealSum> {
  const byCurrency = grouped(groups, 'currency')
  return new Map([...byCurrency].map(([currency, group]) => [currency, sumOf(group)]))
}

function grouped<K extends 'stage_id' | 'currency'>(
  groups: readonly Group[],
  key: K,
): Map<Group[K], Group[]> {
  const found = new Map<Group[K], Group[]>()
  for (const group of groups) {
    const known = found.get(group[key])
    if (known) known.push(group)
    else found.set(group[key], [group])
  }
  return found
}

function sumOf(groups: readonly Group[]): DealSum {
  let count = 0
  let value = new Decimal(0)
  let weighted = new Decimal(0)
  for (const group of groups) {
    const total = new Decimal(group.value).times(Number(group.count))
    count += Number(group.count)
    value = value.plus(total)
    weighted = weighted.plus(total.times(group.probability ?? 100).dividedBy(100))
  }
  return { count, value: value.toNumber(), weightedValue: weighted.toNumber() }
}
