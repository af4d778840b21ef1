import { type Condition, type Conditions, maxConditions, pathOf } from '@merx/catalog'
import { Problem } from '@merx/contract'
import { requirePlainText } from '../plain-text.ts'

/**
 * Reads a condition tree: one group of two, all of the first and any of the second.
 *
 * Forgives what v1 forgives: numbers and flags as values, lists of options, JSON text in forms,
 * camelCase (http-v1 sections 1 and 9). Throws `invalid_conditions` that begins with the path of what is
 * wrong.
 */
export function parseConditions(raw: unknown): Conditions {
  const tree = requireGroup(fromText(raw), 'conditions', 'and')
  if (tree.length !== 2) {
    throw refusal(
      'conditions.conditions',
      `must be exactly two groups, the first with glue and, the second with glue or`,
    )
  }
  const all = requireGroup(tree[0], pathOf('all'), 'and')
  const any = requireGroup(tree[1], pathOf('any'), 'or')
  if (all.length + any.length > maxConditions) {
    throw refusal(
      'conditions',
      `has ${all.length + any.length} conditions; at most ${maxConditions} are taken`,
    )
  }
  return {
    all: all.map((condition, index) => parseCondition(condition, pathOf('all', index))),
    any: any.map((condition, index) => parseCondition(condition, pathOf('any', index))),
  }
}

/** Forms send the tree as one text. */
function fromText(raw: unknown): unknown {
  if (raw === undefined || raw === null || raw === '') {
    throw refusal('conditions', 'must be given')
  }
  if (typeof raw !== 'string') return raw
  try {
    const tree: unknown = JSON.parse(raw)
    // What was inside the text has not been looked at with the rest of the request.
    requirePlainText(tree)
    return tree
  } catch (error) {
    if (error instanceof Problem) throw error
    throw refusal('conditions', `${show(raw)} must be an object`)
  }
}

/** The members of a group, whose glue must be the one of its place. */
function requireGroup(raw: unknown, path: string, glue: 'and' | 'or'): unknown[] {
  if (!isRecord(raw)) throw refusal(path, `${show(raw)} must be an object`)
  if (raw.glue !== glue) throw refusal(`${path}.glue`, `${show(raw.glue)} must be ${glue}`)
  const { conditions } = raw
  // In forms with brackets an empty list disappears.
  if (conditions === undefined || conditions === '') return []
  if (!Array.isArray(conditions)) {
    throw refusal(`${path}.conditions`, `${show(conditions)} must be a list`)
  }
  return conditions
}

function parseCondition(raw: unknown, path: string): Condition {
  if (!isRecord(raw)) throw refusal(path, `${show(raw)} must be an object`)
  const { object, operator } = raw
  if (typeof object !== 'string') throw refusal(`${path}.object`, `${show(object)} must be a text`)
  if (typeof operator !== 'string') {
    throw refusal(`${path}.operator`, `${show(operator)} must be a text`)
  }
  return {
    object,
    fieldId: requireFieldId(raw.field_id ?? raw.fieldId, `${path}.field_id`),
    operator,
    value: optionalText(raw.value, `${path}.value`),
    extraValue: optionalText(raw.extra_value ?? raw.extraValue, `${path}.extra_value`),
  }
}

function requireFieldId(raw: unknown, path: string): number {
  const id = typeof raw === 'string' && /^\d{1,16}$/.test(raw) ? Number(raw) : raw
  if (Number.isSafeInteger(id) && Number(id) > 0) return Number(id)
  throw refusal(path, `${show(raw)} must be the id of a field`)
}

/** Some clients turn null inside lists into an empty object (http-v1 section 9). */
function optionalText(raw: unknown, path: string): string | null {
  if (raw === undefined || raw === null) return null
  if (isRecord(raw) && Object.keys(raw).length === 0) return null
  if (Array.isArray(raw) && raw.length > 0) {
    return raw.map((item) => scalarText(item, path)).join(',')
  }
  return scalarText(raw, path)
}

function scalarText(raw: unknown, path: string): string {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'boolean') return String(raw)
  if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw)
  throw refusal(path, `${show(raw)} must be a text or null`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refusal(path: string, rule: string): Problem {
  return new Problem('invalid_conditions', { detail: `${path} ${rule}` })
}

function show(raw: unknown): string {
  const text = JSON.stringify(raw) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
