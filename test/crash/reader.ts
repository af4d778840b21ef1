import { searchedFields } from '@merx/store'
import Database from 'better-sqlite3'
import { Client } from 'pg'

type Row = Record<string, unknown>
type All = (sql: string) => Promise<Row[]>

/** A connection of the test's own, past the server, and what this kind of database can check by itself. */
export interface Reader {
  all: All
  searchTables: readonly SearchTable[]
  /** Runs the database's integrity checks and gives what they complain about. */
  damages(): Promise<string[]>
}

/** A table the search reads: `id` is the column with the numbers of items of this kind. */
interface SearchTable {
  name: string
  kind: string
  id: string
}

/** Opens a {@link Reader} for the time of `work`. */
export async function withReader<T>(url: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  if (url.startsWith('sqlite:')) {
    const database = new Database(url.slice('sqlite:'.length), { fileMustExist: true })
    try {
      return await work(sqliteReader(database))
    } finally {
      database.close()
    }
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(postgresReader(client))
  } finally {
    await client.end()
  }
}

function sqliteReader(database: Database.Database): Reader {
  const all: All = async (sql) => {
    const statement = database.prepare(sql)
    if (statement.reader) return statement.all() as Row[] // Rows are plain objects by default.
    statement.run()
    return []
  }
  const searchTables = fullTextTables(database).map((name) => ({
    name,
    kind: name.replace(/_(search|gram)$/, ''),
    id: 'rowid',
  }))
  const damages = async (): Promise<string[]> => {
    const integrity = await all('pragma integrity_check')
    const references = await all('pragma foreign_key_check')
    const complaints = integrity.map((row) => String(row.integrity_check))
    return [
      ...complaints.filter((complaint) => complaint !== 'ok'),
      ...references.map((row) => `foreign key: ${JSON.stringify(row)}`),
      ...searchTables.flatMap(({ name }) => fullTextDamage(database, name)),
    ]
  }
  return { all, searchTables, damages }
}

function fullTextTables(database: Database.Database): string[] {
  const text = `select name from sqlite_schema where sql like 'create virtual table%using fts5%'`
  const names = database.prepare(text).pluck().all() as string[] // Names of tables are text.
  if (names.length === 0) throw new Error('the database has no full-text table')
  return names
}

function fullTextDamage(database: Database.Database, table: string): string[] {
  try {
    database.prepare(`insert into ${table} (${table}) values ('integrity-check')`).run()
    return []
  } catch (error) {
    return [`full-text table ${table}: ${error}`]
  }
}

function postgresReader(client: Client): Reader {
  const all: All = async (sql) => (await client.query<Row>(sql)).rows
  const damages = async (): Promise<string[]> => [
    ...(await relationDamages(all)),
    ...(await brokenReferences(all)),
  ]
  const searchTables = Object.keys(searchedFields).map((kind) => ({
    name: `${kind}_search`,
    kind,
    id: 'id',
  }))
  return { all, searchTables, damages }
}

/** By the amcheck extension, which reads every table and index whole and compares the two. */
async function relationDamages(all: All): Promise<string[]> {
  const known = await all(`select from pg_available_extensions where name = 'amcheck'`)
  if (known.length > 0) await all('create extension if not exists amcheck')
  const relations = await all(`
    select c.oid::regclass::text as name, case
      when ${known.length} = 0 and c.relkind = 'r' then '(select count(*) from ' || c.oid::regclass || ')'
      when ${known.length} = 0 then null
      when c.relkind = 'r' then 'verify_heapam(' || c.oid || ')'
      when a.amname = 'btree' then 'bt_index_check(' || c.oid || ', true, true)'
      when a.amname = 'gin' then 'gin_index_check(' || c.oid || ')' end as check
    from pg_class c left join pg_am a on a.oid = c.relam
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')`)
  const damages: string[] = []
  for (const { name, check } of relations) {
    if (check === null) continue
    try {
      // An index check throws; that of a table gives a row for each damage.
      const rows = await all(`select * from ${check} as damage`)
      damages.push(...rows.flatMap(({ msg }) => (msg === undefined ? [] : [`${name}: ${msg}`])))
    } catch (error) {
      damages.push(`${name}: ${error}`)
    }
  }
  return damages
}

/** Foreign keys are enforced as rows change; this proves that none was broken by what came later. */
async function brokenReferences(all: All): Promise<string[]> {
  const constraints = await all(`
    select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
      array(select format('p.%I = c.%I', f.attname, k.attname)
        from unnest(conkey, confkey) as pair (here, there)
        join pg_attribute k on k.attrelid = conrelid and k.attnum = here
        join pg_attribute f on f.attrelid = confrelid and f.attnum = there) as pairs,
      array(select format('c.%I is not null', k.attname) from unnest(conkey) as here
        join pg_attribute k on k.attrelid = conrelid and k.attnum = here) as present
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  const broken: string[] = []
  for (const { name, child, parent, pairs, present } of constraints) {
    // Arrays of text arrive as such.
    const [matches, isSet] = [
      (pairs as string[]).join(' and '),
      (present as string[]).join(' and '),
    ]
    const [found] = await all(`select count(*) as rows from ${child} c
      where ${isSet} and not exists (select from ${parent} p where ${matches})`)
    if (Number(found?.rows) > 0) broken.push(`foreign key ${name}: ${found?.rows} rows of ${child}`)
  }
  return broken
}
