import type { Db, Statement } from '@merx/store'

const explain = { sqlite: 'explain query plan ', postgres: 'explain ' }

/** Passes statements that may scan or walk on and notes how the database runs them. */
export function watched(db: Db, database: keyof typeof explain, plans: string[]): Db {
  const watching =
    (run: Db['scanAll']): Db['scanAll'] =>
    async <P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]> => {
      const explained: Statement<P, object> = {
        isKept: false,
        text: (compiler) => explain[database] + statement.text(compiler),
        values: (given) => statement.values(given),
      }
      const rows = await run(explained, parameters)
      plans.push(rows.map((row) => String(Object.values(row).at(-1))).join('\n'))
      return run(statement, parameters)
    }
  return { ...db, scanAll: watching(db.scanAll), walkAll: watching(db.walkAll) }
}
