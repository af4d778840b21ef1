import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Writes at an even pace over one connection, never two writes at once, until the time is over. */
async function write({ url, path, headers, bodies, perSecond, seconds }) {
  const startedAt = performance.now()
  let count = 0
  for (;;) {
    const elapsed = performance.now() - startedAt
    if (elapsed > seconds * 1000) return { perSecond: (count * 1000) / elapsed }
    const dueAt = (count / perSecond) * 1000
    if (dueAt > elapsed) await new Promise((resolve) => setTimeout(resolve, dueAt - elapsed))
    await post(url + path, headers, bodies[count++ % bodies.length])
  }
}

function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode < 300) resolve()
        else reject(new Error(`a write was answered ${response.statusCode}`))
      })
    })
    sent.on('error', reject).end(body)
  })
}

process.on('message', async (task) => {
  if (task.isStart) return process.send({})
  process.send(await write(task).catch((error) => ({ error: error.message })))
})
process.on('disconnect', () => process.exit())
