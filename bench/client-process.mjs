import { subjects } from './client-subjects.mjs'
import { newProducts } from './new-products.mjs'

/** As many fields as the smallest of the interfaces compared takes for a new product. */
const bodies = newProducts.map(({ name, prices: [{ currency, price }] }) => ({
  name,
  prices: [{ currency, price }],
}))

let calls
let count = 0

/** Uses one client, so many calls at once, until the time is over; a process for each client. */
async function use({ operation, atOnce, seconds, ids }) {
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  const before = count
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < endsAt) await callOnce(operation, ids)
    }),
  )
  return { count: count - before, seconds: (performance.now() - startedAt) / 1000 }
}

async function callOnce(operation, ids) {
  const number = count++
  if (operation === 'get') {
    const id = ids[number % ids.length]
    requireThat((await calls.get(id)).id === id, operation)
  } else if (operation === 'list') {
    requireThat((await calls.list()).length === 100, operation)
  } else {
    const product = bodies[number % bodies.length]
    requireThat((await calls.add(product)).name === product.name, operation)
  }
}

function requireThat(isRight, operation) {
  if (!isRight) throw new Error(`${operation} answered something else`)
}

process.on('message', async (task) => {
  try {
    if (!task.subject) return process.send(await use(task))
    calls = await subjects[task.subject](task)
    process.send({})
  } catch (error) {
    process.send({ error: error.message ?? JSON.stringify(error) })
  }
})
process.on('disconnect', () => process.exit())
