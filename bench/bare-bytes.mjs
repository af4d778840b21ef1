import { createServer } from 'node:http'

/** A bare server that answers each path with the bytes it was given for it. */
process.once('message', ({ bodies }) => {
  const buffers = new Map(Object.entries(bodies).map(([path, text]) => [path, Buffer.from(text)]))
  const server = createServer((request, response) => {
    const body = buffers.get(request.url)
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    })
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    process.send({ url: `http://127.0.0.1:${server.address().port}` })
  })
})
process.on('disconnect', () => process.exit())
