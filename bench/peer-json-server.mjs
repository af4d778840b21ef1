import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../test/free-port.mjs'
import { end, endWithThis } from './children.mjs'
import { awaitAnswer } from './peer-start.mjs'

/** Starts json-server on the products; undefined when it is not installed. */
export async function startJsonServer(options, products) {
  const program = join(options.peers, 'node_modules/json-server/lib/cli/bin.js')
  if (!existsSync(program)) return undefined
  const file = join(options.data, 'json-server.json')
  writeFileSync(file, JSON.stringify({ products }))
  const port = await freePort()
  const flags = ['--host', '127.0.0.1', '--port', `${port}`, '--quiet']
  const child = endWithThis(spawn(process.execPath, [program, file, ...flags], { stdio: 'ignore' }))
  const url = `http://127.0.0.1:${port}`
  await awaitAnswer(`${url}/products/1`, child)
  return {
    name: 'json-server',
    url,
    pid: child.pid,
    stop: () => end(child),
    headers: {},
    paths: {
      get: products.map(({ id }) => `/products/${id}`),
      list: ['/products?_page=1&_limit=100'],
      search: (term) => `/products?q=${encodeURIComponent(term)}&_limit=100`,
      post: '/products',
    },
  }
}
