import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import type { FieldOption } from './field.ts'

/** An option as a write names it: without a number it is a new one. */
export interface OptionInput {
  id?: number | undefined
  label: string
}

const maxOptions = 10_000
const maxLabelLength = 255

interface OptionRow {
  id: number
  field_id: number
  label: string
  sort_order: number
  deleted_at: number | null
}

const optionRows = statement<{ companyId: number; fieldIds: string }, OptionRow>(
  (sql, parameter, { numbers }) =>
    sql
      .selectFrom('field_option')
      .select(['id', 'field_id', 'label', 'sort_order', 'deleted_at'])
      .where('company_id', '=', parameter('companyId'))
      .where('field_id', 'in', numbers(parameter('fieldIds')))
      .orderBy('sort_order')
      .orderBy('id'),
)

type OptionsByField = ReadonlyMap<number, readonly FieldOption[]>

/** The options of fields, live and deleted ones apart, in their order. */
export async function listFieldOptions(
  db: Db,
  companyId: number,
  fieldIds: readonly number[],
): Promise<{ live: OptionsByField; deleted: OptionsByField }> {
  if (fieldIds.length === 0) return { live: new Map(), deleted: new Map() }
  const rows = await db.all(optionRows, { companyId, fieldIds: JSON.stringify(fieldIds) })
  return {
    live: byField(rows.filter((row) => row.deleted_at === null)),
    deleted: byField(rows.filter((row) => row.deleted_at !== null)),
  }
}

function byField(rows: readonly OptionRow[]): OptionsByField {
  const options = new Map<number, FieldOption[]>()
  for (const { field_id, id, label } of rows) {
    const known = options.get(field_id)
    if (known) known.push({ id, label })
    else options.set(field_id, [{ id, label }])
  }
  return options
}

/** Throws `invalid_value` for too many options, and for empty, long and repeated labels. */
export function requireLabels(options: readonly OptionInput[]): void {
  if (options.length > maxOptions) {
    throw problem(`options has ${options.length} elements; at most ${maxOptions} are taken`)
  }
  const labels = new Set<string>()
  for (const [index, { label }] of options.entries()) {
    const text = label.trim()
    const where = `options[${index}].label`
    if (text === '') throw problem(`${where} must not be empty`)
    if (label.length > maxLabelLength) {
      throw problem(`${where} must have at most ${maxLabelLength} characters`)
    }
    if (labels.has(text)) throw problem(`${where} ${JSON.stringify(text)} must not be repeated`)
    labels.add(text)
  }
}

/** Adds options behind those there are, and gives them with their ids. */
export async function insertOptions(
  db: Db,
  companyId: number,
  fieldId: number,
  labels: readonly string[],
  firstPosition = 0,
): Promise<FieldOption[]> {
  const rows = labels.map((label, index) => toRow(companyId, fieldId, label, firstPosition + index))
  const ids = await db.insert('field_option', rows)
  return labels.map((label, index) => ({ id: ids[index] ?? 0, label }))
}

function toRow(companyId: number, fieldId: number, label: string, position: number) {
  return {
    company_id: companyId,
    field_id: fieldId,
    label,
    sort_order: position,
    deleted_at: null,
  }
}

/**
 * Makes a field have exactly these options, in this order: those without a number are added, those
 * left out are deleted.
 *
 * Throws `invalid_value` for a number that names none of its options, or names one twice.
 */
export async function saveOptions(
  db: Db,
  companyId: number,
  fieldId: number,
  options: readonly OptionInput[],
  now: Date,
): Promise<void> {
  const rows = await db.all(optionRows, { companyId, fieldIds: JSON.stringify([fieldId]) })
  const stored = new Map(rows.filter((row) => row.deleted_at === null).map((row) => [row.id, row]))
  const kept = requireOwnOptions(stored, options)
  await deleteOptions(
    db,
    companyId,
    [...stored.keys()].filter((id) => !kept.has(id)),
    now,
  )
  const added = []
  for (const [position, { id, label }] of options.entries()) {
    if (id === undefined) added.push(toRow(companyId, fieldId, label, position))
    const row = id === undefined ? undefined : stored.get(id)
    if (!row || (row.label === label && row.sort_order === position)) continue
    await db.all(changeOption, { companyId, id: row.id, label, position })
  }
  await db.insert('field_option', added)
}

function requireOwnOptions(
  stored: ReadonlyMap<number, unknown>,
  options: readonly OptionInput[],
): Set<number> {
  const named = new Set<number>()
  for (const [index, { id }] of options.entries()) {
    if (id === undefined) continue
    const where = `options[${index}].id ${id}`
    if (!stored.has(id)) throw problem(`${where} must be the id of one of the field's options`)
    if (named.has(id)) throw problem(`${where} must not be repeated`)
    named.add(id)
  }
  return named
}

const changeOption = statement<
  { companyId: number; id: number; label: string; position: number },
  never
>((sql, parameter) =>
  sql
    .updateTable('field_option')
    .set({ label: parameter('label'), sort_order: parameter('position') })
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    // The handle that runs statements expects rows.
    .returning('id')
    .$castTo<never>(),
)

const markOptionsDeleted = statement<{ companyId: number; ids: string; deletedAt: number }, never>(
  (sql, parameter, { numbers }) =>
    sql
      .updateTable('field_option')
      .set({ deleted_at: parameter('deletedAt') })
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      .returning('id')
      .$castTo<never>(),
)

async function deleteOptions(
  db: Db,
  companyId: number,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  const deletedAt = now.getTime()
  await db.all(markOptionsDeleted, { companyId, ids: JSON.stringify(ids), deletedAt })
}

function problem(detail: string): Problem {
  return new Problem('invalid_value', { detail })
}
