import { createServer } from 'node:http'
import { bareReads, bareWrite, openBare } from './bare-statements.mjs'

/** A bare server that makes the same SQL statements as Merx and writes the rows out as JSON. */
process.once('message', ({ database }) => {
  const db = openBare(database, 'full')
  const reads = bareReads(db)
  const write = bareWrite(db)

  const answer = (url, companyId) => {
    if (url.startsWith('/v1/products?')) {
      const query = new URLSearchParams(url.slice(url.indexOf('?')))
      const [start, limit] = [Number(query.get('start')), Number(query.get('limit'))]
      const data = reads.page(companyId, start, limit)
      const pagination = { start, limit, more_items_in_collection: true }
      return { success: true, data, additional_data: { pagination } }
    }
    return { success: true, data: reads.product(companyId, Number(url.slice(13))) }
  }
  const server = createServer((request, response) => {
    const caller = reads.authenticate(request.headers['x-api-token'])
    if (request.method === 'POST') write()
    const value = request.method === 'POST' ? {} : answer(request.url, caller.company_id)
    const body = Buffer.from(JSON.stringify(value))
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    })
    request.resume()
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    process.send({ url: `http://127.0.0.1:${server.address().port}` })
  })
})
process.on('disconnect', () => process.exit())
