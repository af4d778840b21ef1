import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { startDeadline } from './deadline.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

test('what has been raced is not kept until the deadline ends', async () => {
  const deadline = startDeadline(60_000)
  const references: WeakRef<Uint8Array>[] = []

  for (let time = 0; time < 100; time++) {
    const piece = await deadline.race(Promise.resolve(new Uint8Array(1000)))
    references.push(new WeakRef(piece))
  }
  // What a reference was made to is kept for the rest of its turn.
  await new Promise((resolve) => setTimeout(resolve))
  collectGarbage()

  const kept = references.filter((reference) => reference.deref() !== undefined)
  deadline.end()
  expect(kept.length).toBeLessThan(10)
})

test('a race that begins when time is up is lost', async () => {
  const controller = new AbortController()
  const deadline = startDeadline(60_000, [controller.signal])

  controller.abort()

  await expect(deadline.race(Promise.resolve('late'))).rejects.toMatchObject({ code: 'aborted' })
})
