import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Finds a port on the loopback interface that nothing listens on.
 *
 * Ports are drawn from below the range the kernel takes for outgoing connections, so that none of a
 * test's own connections can occupy the port before the server under test does.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 30_000)
    if (await isFree(port)) return port
  }
  throw new Error('no free port between 20000 and 30000 on 127.0.0.1')
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
