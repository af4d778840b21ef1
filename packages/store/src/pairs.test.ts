import { expect, test } from 'vitest'
import { pairTokens } from './pairs.ts'

const document = { companyId: 1, productId: 1, audiences: ['all'], name: '', code: '', custom: '' }

test('each pair of neighbours is given once, led by the letter of its field', () => {
  const tokens = pairTokens({ ...document, name: 'abab', code: 'ab', custom: 'x' })

  expect(tokens.sort()).toEqual(['cab', 'nab', 'nba'])
})

test('a character outside the basic plane is one', () => {
  expect(pairTokens({ ...document, name: '🪑🌳' })).toEqual(['n🪑🌳'])
  expect(pairTokens({ ...document, name: '🪑' })).toEqual([])
})
