import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnswerCache } from './answer-cache.ts'

const body = (text: string) => Buffer.from(text)

describe('an answer cache', () => {
  test('gives what was kept under the same change number and no other', () => {
    const cache = createAnswerCache(10_000)
    cache.set('a', 1, body('one'))

    expect(cache.get('a', 1)?.toString()).toBe('one')
    expect(cache.get('b', 1)).toBeUndefined()
    expect(cache.get('a', 2)).toBeUndefined()
    // An older number is no better: nobody may be shown what is not of his moment.
    cache.set('a', 2, body('two'))
    expect(cache.get('a', 1)).toBeUndefined()
  })

  test('forgets what was asked for longest ago', () => {
    const cache = createAnswerCache(1000)
    for (const key of ['a', 'b', 'c']) cache.set(key, 1, body('x'.repeat(100)))
    cache.get('a', 1)

    cache.set('d', 1, body('x'.repeat(100)))

    expect(cache.get('a', 1)).toBeDefined()
    expect(cache.get('b', 1)).toBeUndefined()
    expect(cache.get('d', 1)).toBeDefined()
  })

  test('an answer larger than all of it is not kept and throws nothing', () => {
    const cache = createAnswerCache(1000)

    cache.set('big', 1, body('x'.repeat(2000)))

    expect(cache.get('big', 1)).toBeUndefined()
    cache.set('small', 1, body('x'))
    expect(cache.get('small', 1)).toBeDefined()
  })

  test('is never stale and never above its size, whatever the order of things', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd')
    const step = fc.oneof(
      fc.record({ kind: fc.constant('change' as const) }),
      fc.record({ kind: fc.constant('ask' as const), key, size: fc.nat(400) }),
      fc.record({ kind: fc.constant('late' as const), key, behind: fc.nat(3), size: fc.nat(400) }),
    )

    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = createAnswerCache(1500)
        let number = 0
        const answer = (key: string, version: number, size: number) =>
          body(`${key} ${version} ${'x'.repeat(size)}`)
        for (const made of steps) {
          if (made.kind === 'change') {
            number++
          } else if (made.kind === 'ask') {
            const kept = cache.get(made.key, number)?.toString()
            if (kept === undefined) cache.set(made.key, number, answer(made.key, number, made.size))
            // It was made at this moment, or after a look at an older one that saw as much.
            else expect(Number(kept.split(' ')[1])).toBeGreaterThanOrEqual(number)
          } else {
            // A slow request read an older number first and the rows, as they are now, after it.
            const read = Math.max(0, number - made.behind)
            cache.set(made.key, read, answer(made.key, number, made.size))
          }
        }
        const held = ['a', 'b', 'c', 'd'].flatMap((key) =>
          [...Array(number + 1).keys()].flatMap((each) => cache.get(key, each) ?? []),
        )
        expect(held.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(1500)
      }),
    )
  })
})
