const gap = '  '

/** Rows in aligned columns, the last one as long as it is. */
export function columns(texts: readonly (readonly string[])[]): string {
  const rows = texts.map((row) => row.map(printable))
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, lengthOf(cell))
    })
  }
  return rows.map((row) => alignRow(row, widths)).join('\n')
}

/** A table for people: headings, then rows; says so when there are none. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  whenEmpty: string,
): string {
  return rows.length === 0 ? whenEmpty : columns([headings, ...rows])
}

/** Names and values, one pair a line, indented. */
export function details(pairs: Readonly<Record<string, string | number>>): string {
  return columns(Object.entries(pairs).map(([name, value]) => [`  ${name}`, `${value}`]))
}

/**
 * A text that does nothing but stand there: what would command a terminal, break the line or turn it
 * around is shown by its number.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`
  })
}

function alignRow(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - lengthOf(cell)))
  return cells.join(gap).trimEnd()
}

/** Characters as people count them, not units of UTF-16. */
function lengthOf(text: string): number {
  return [...text].length
}
