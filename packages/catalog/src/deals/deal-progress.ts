import type { Stage } from '../pipelines/pipeline.ts'
import type { Deal } from './deal.ts'

/** A length of time in parts of the calendar, as well as in seconds. */
export interface TimeSpan {
  readonly years: number
  readonly months: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly totalSeconds: number
}

export interface DealProgress {
  /** From its beginning to its end, or until now. */
  readonly age: TimeSpan
  /** From its beginning until it was first won; nothing before that. */
  readonly timeToWon: TimeSpan
  /** Mean position, from 1, of the stages of its pipeline it has been in. */
  readonly averageStageProgress: number
  readonly secondsInStages: Readonly<Record<string, number>>
  /** The stages of its pipeline, first to last. */
  readonly stageOrder: readonly number[]
}

/** How far a deal has come; `stages` in their order (http-v1-neighbours section 3.3). */
export function progressOf(deal: Deal, stages: readonly Stage[], now: Date): DealProgress {
  const end = deal.closedAt ?? deal.deletedAt ?? now
  const inPipeline = stages.filter(({ pipelineId }) => pipelineId === deal.pipeline.id)
  const stageOrder = inPipeline.map(({ id }) => id)
  const times = timesInStages(deal, end)
  return {
    age: spanBetween(deal.createdAt, end),
    timeToWon: spanBetween(deal.createdAt, deal.firstWonAt ?? deal.createdAt),
    averageStageProgress: meanPosition(stageOrder, times),
    secondsInStages: Object.fromEntries(
      [...times].map(([id, timeMs]) => [id, Math.floor(timeMs / 1000)]),
    ),
    stageOrder,
  }
}

function timesInStages(deal: Deal, end: Date): Map<number, number> {
  const times = new Map(Object.entries(deal.stageTimes).map(([id, timeMs]) => [Number(id), timeMs]))
  const since = deal.stageChangedAt ?? deal.createdAt
  const stayMs = Math.max(end.getTime() - since.getTime(), 0)
  return times.set(deal.stage.id, (times.get(deal.stage.id) ?? 0) + stayMs)
}

function meanPosition(order: readonly number[], times: ReadonlyMap<number, number>): number {
  const positions = order.flatMap((id, index) => (times.has(id) ? [index + 1] : []))
  return positions.reduce((sum, position) => sum + position, 0) / Math.max(positions.length, 1)
}

const secondMs = 1000

/** The time between two points of the UTC calendar; none when the second comes first. */
export function spanBetween(from: Date, to: Date): TimeSpan {
  const end = to < from ? from : to
  const months = wholeMonths(from, end)
  const restMs = end.getTime() - addMonths(from, months).getTime()
  const seconds = Math.floor(restMs / secondMs)
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    totalSeconds: Math.floor((end.getTime() - from.getTime()) / secondMs),
  }
}

function wholeMonths(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear()
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth()
  return addMonths(from, months) > to ? months - 1 : months
}

/** The same day that many months later, or the last one of a month that is shorter. */
function addMonths(date: Date, months: number): Date {
  const day = date.getUTCDate()
  const moved = new Date(date)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const lastDay = new Date(moved)
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0)
  moved.setUTCDate(Math.min(day, lastDay.getUTCDate()))
  return moved
}
