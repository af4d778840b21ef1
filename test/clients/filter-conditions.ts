interface Condition {
  object: string
  field_id: number | string
  operator: string
  value: unknown
  extra_value: unknown
}

/** A condition on a product's field. */
export function condition(
  field_id: number | undefined,
  operator: string,
  value: unknown = null,
  extra_value: unknown = null,
): Condition {
  return { object: 'product', field_id: field_id ?? 0, operator, value, extra_value }
}

/** The documented tree: all of the first and one of the second. */
export function conditions(all: readonly Condition[], any: readonly Condition[] = []) {
  const groups = [
    { glue: 'and', conditions: [...all] },
    { glue: 'or', conditions: [...any] },
  ]
  return { glue: 'and', conditions: groups }
}
