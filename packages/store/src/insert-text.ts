const texts = new Map<string, string>()

/**
 * Gives the text of an INSERT for rows of one shape, made once per table, columns and row count.
 *
 * Hot writes go through it, since compiling the same insert again costs more than running it.
 */
export function insertText(
  table: string,
  columns: readonly string[],
  rowCount: number,
  placeholder: (index: number) => string,
  suffix = '',
): string {
  const key = `${table}|${columns.join()}|${rowCount}|${placeholder(1)}|${suffix}`
  const known = texts.get(key)
  if (known !== undefined) return known
  let index = 0
  const rows = Array.from(
    { length: rowCount },
    () => `(${columns.map(() => placeholder(++index)).join(', ')})`,
  )
  const names = columns.map((column) => `"${column}"`).join(', ')
  const text = `insert into "${table}" (${names}) values ${rows.join(', ')}${suffix}`
  texts.set(key, text)
  return text
}
