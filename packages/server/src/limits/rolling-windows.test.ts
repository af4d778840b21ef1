import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RollingWindows } from './rolling-windows.ts'

test('no stretch of a window ever has more than the limit, and none is refused without need', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 90 })), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (steps, limit) => {
      const windows = new RollingWindows(limit, 100)
      const taken: Record<string, number[]> = { a: [], b: [] }
      let time = 1_000_000
      for (const [key, sinceMs] of steps) {
        time += sinceMs
        const times = taken[key] ?? []
        const recent = times.filter((taken) => taken > time - 100).length
        const window = windows.at(key, time)
        expect(window.state.remaining).toBe(limit - recent)
        expect(window.hasRoom).toBe(recent < limit)
        if (recent >= limit) continue
        window.add()
        times.push(time)
      }
    }),
  )
})

test('keys that have been quiet for two windows take no memory', () => {
  const windows = new RollingWindows(5, 100)
  for (let index = 0; index < 1000; index++) windows.at(`key ${index}`, 1_000).add()
  expect(windows.size).toBe(1000)

  for (const time of [1_100, 1_200]) windows.at('other', time).add()
  expect(windows.size).toBe(1)
})

test('a clock that is set back shuts nobody out', () => {
  const windows = new RollingWindows(1, 100)
  windows.at('key', 9_000_000).add()
  expect(windows.at('key', 9_000_000).hasRoom).toBe(false)
  expect(windows.at('key', 1_000).hasRoom).toBe(true)
})
