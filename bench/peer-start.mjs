import { setTimeout as wait } from 'node:timers/promises'

const patienceMs = 30_000

/** Waits until a server that has just been started answers. */
export async function awaitAnswer(url, child) {
  const startedAt = performance.now()
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended before it answered`)
    if (performance.now() - startedAt > patienceMs) throw new Error(`${url} is not answered`)
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await wait(50)
  }
}
