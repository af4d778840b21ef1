import { Problem } from '@merx/contract'
import { requireCurrency } from '../prices/currency.ts'
import type { DealPatch, DealState } from './deal.ts'
import { requireDate } from './requested-date.ts'

/**
 * Applies a patch to a deal; `stageId` is the stage the patch leads to.
 *
 * Times follow the status (http-v1-neighbours section 3.1). Throws `title_missing`, `invalid_value`.
 */
export function applyPatch(
  before: DealState,
  patch: DealPatch,
  stageId: number,
  now: Date,
): DealState {
  const { pipelineId: _, isArchived: _isArchived, status: _status, ...named } = patch
  const given = Object.entries(named).filter(([, value]) => value !== undefined)
  const state: DealState = {
    ...before,
    ...Object.fromEntries(given),
    value: amountOf(before, patch),
    ...statusOf(before, patch, now),
    ...stageOf(before, stageId, now),
    archivedAt: archiveOf(before, patch, now),
  }
  if (state.title.trim() === '') throw new Problem('title_missing')
  if (patch.expectedCloseDate) requireDate(patch.expectedCloseDate, 'expected_close_date')
  return { ...state, currency: requireCurrency(state.currency, 'currency') }
}

/** A deal with enabled products is worth their sum, whatever else is said. */
function amountOf(before: DealState, { value }: DealPatch): number {
  return value === undefined || before.firstYearValue !== null ? before.value : value
}

type StatusState = Pick<
  DealState,
  'status' | 'wonAt' | 'firstWonAt' | 'lostAt' | 'closedAt' | 'lostReason' | 'deletedAt'
>

function statusOf(before: DealState, patch: DealPatch, now: Date): StatusState {
  const named = patch.status === 'deleted' ? undefined : patch.status
  const status = named ?? before.status
  requireFittingTimes(status, patch)
  const isSame = status === before.status
  const wonAt = status === 'won' ? (patch.wonAt ?? (isSame ? before.wonAt : now)) : null
  const lostAt = status === 'lost' ? (patch.lostAt ?? (isSame ? before.lostAt : now)) : null
  const kept = before.status === 'lost' && status !== 'lost' ? null : before.lostReason
  return {
    status,
    wonAt,
    firstWonAt: before.firstWonAt ?? wonAt,
    lostAt,
    closedAt: closingOf(before, patch, status, wonAt ?? lostAt),
    lostReason: patch.lostReason === undefined ? kept : patch.lostReason,
    deletedAt: deletionOf(before, patch, now),
  }
}

function deletionOf(before: DealState, { status }: DealPatch, now: Date): Date | null {
  if (status === undefined) return before.deletedAt
  return status === 'deleted' ? (before.deletedAt ?? now) : null
}

function requireFittingTimes(status: DealState['status'], patch: DealPatch): void {
  if (patch.wonAt && patch.lostAt) throw mistimed('won_time must not be given beside lost_time')
  if (patch.wonAt && status !== 'won') throw mistimed('won_time is for won deals only')
  if (patch.lostAt && status !== 'lost') throw mistimed('lost_time is for lost deals only')
  if (patch.closedAt && status === 'open') throw mistimed('close_time is not for open deals')
}

/** A time that is stated anew moves the closing with it, unless that is stated too. */
function closingOf(
  before: DealState,
  patch: DealPatch,
  status: DealState['status'],
  decidedAt: Date | null,
): Date | null {
  if (status === 'open') return null
  if (patch.closedAt) return patch.closedAt
  const isStated = patch.wonAt !== undefined || patch.lostAt !== undefined
  return isStated || status !== before.status ? decidedAt : before.closedAt
}

type StageState = Pick<DealState, 'stageId' | 'stageChangedAt' | 'stageTimes'>

function stageOf(before: DealState, stageId: number, now: Date): StageState {
  const { stageChangedAt, stageTimes } = before
  if (stageId === before.stageId) return { stageId, stageChangedAt, stageTimes }
  const stayMs = Math.max(now.getTime() - (stageChangedAt ?? before.createdAt).getTime(), 0)
  const soFarMs = stageTimes[before.stageId] ?? 0
  return {
    stageId,
    stageChangedAt: now,
    stageTimes: { ...stageTimes, [before.stageId]: soFarMs + stayMs },
  }
}

function archiveOf(before: DealState, patch: DealPatch, now: Date): Date | null {
  const isArchived = patch.isArchived ?? before.archivedAt !== null
  if (isArchived) return patch.archivedAt ?? before.archivedAt ?? now
  if (patch.archivedAt) throw mistimed('archive_time is for archived deals only')
  return null
}

function mistimed(detail: string): Problem {
  return new Problem('invalid_value', { detail })
}
