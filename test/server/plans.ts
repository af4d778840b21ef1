import type { Db, Statement } from '@merx/store'

const explain = { sqlite: 'explain query plan ', postgres: 'explain ' }

/** Passes statements that may scan on and notes how the database runs them. */
export function watched(db: Db, database: keyof typeof explain, plans: string[]): Db {
  return {
    ...db,
    async scanAll<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]> {
      const explained: Statement<P, object> = {
        isKept: false,
        text: (compiler) => explain[database] + statement.text(compiler),
        values: (given) => statement.values(given),
      }
      const rows = await db.scanAll(explained, parameters)
      plans.push(rows.map((row) => String(Object.values(row).at(-1))).join('\n'))
      return db.scanAll(statement, parameters)
    },
  }
}
