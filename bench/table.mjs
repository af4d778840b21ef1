/** Prints a table; the first column is text, the others are numbers already written out. */
export function printTable(title, headings, rows) {
  const lines = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const write = (line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
      )
      .join('  ')
  console.log(`\n${title}`)
  console.log(write(headings))
  console.log(widths.map((width) => '-'.repeat(width)).join('  '))
  for (const row of rows) console.log(write(row))
}

export const number = (value, digits = 0) => (value === undefined ? '-' : value.toFixed(digits))

/** A ratio, marked when it misses its floor, if there is one. */
export function atLeast(ratio, floor) {
  if (floor === undefined) return ratio.toFixed(2)
  return `${ratio.toFixed(2)} ${ratio < floor ? `BELOW ${floor}` : 'ok'}`
}

/** A ratio, marked when it exceeds its ceiling. */
export function atMost(ratio, ceiling) {
  return `${ratio.toFixed(2)} ${ratio > ceiling ? `ABOVE ${ceiling}` : 'ok'}`
}
