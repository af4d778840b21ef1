import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'

/**
 * Asks a server as fast as it answers, or `perSecond` times a second, and tells how it went.
 *
 * A process of its own: the one that is measured and the one that measures must not wait for each
 * other in one event loop.
 */
async function load({ url, headers, requests, connections, seconds, share, perSecond }) {
  let clients = 0
  const result = await autocannon({
    url,
    headers,
    connections,
    timeout: 30,
    // Each connection gets its own part when everything is to be asked once, else its own start.
    setupClient(client) {
      const size = Math.ceil(requests.length / connections)
      const at = size * clients++
      const part = requests.slice(at, at + size)
      client.setRequests(share ? part : [...requests.slice(at), ...requests.slice(0, at)])
    },
    ...(share ? { amount: requests.length } : { duration: seconds }),
    ...(perSecond ? { overallRate: perSecond } : {}),
  })
  const failures = result.errors + result.timeouts + result.non2xx
  if (failures > 0) throw new Error(`${failures} of ${result.requests.total} requests failed`)
  return { count: result['2xx'], seconds: result.duration }
}

process.on('message', async (task) => {
  if (task.isStart) return process.send({})
  try {
    process.send(await load(task))
  } catch (error) {
    // What follows must not meet connections that are still being closed.
    await wait(200)
    process.send({ error: error.message })
  }
})
process.on('disconnect', () => process.exit())
