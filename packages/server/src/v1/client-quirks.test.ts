import { expect, test } from 'vitest'
import { quirksOf } from './client-quirks.ts'

test.each([
  ['Pipedrive-SDK-Javascript-11.0.0', false],
  ['Pipedrive-SDK-Javascript-11.9.9', false],
  ['Pipedrive-SDK-Javascript-12.0.0', true],
  ['Pipedrive-SDK-Javascript-12.0.3', true],
  ['Pipedrive-SDK-Javascript-17.4.0', true],
  ['Pipedrive-SDK-Javascript-22.6.0', true],
  ['Pipedrive-SDK-Javascript-22.6.99', true],
  ['Pipedrive-SDK-Javascript-22.7.0', false],
  ['Pipedrive-SDK-Javascript-22.10.0', false],
  ['Pipedrive-SDK-Javascript-31.2.1', false],
  ['Pipedrive-SDK-Javascript-120.0.0', false],
  ['Pipedrive-SDK-Javascript-', false],
  ['Pipedrive-SDK-PHP-12.0.3', false],
  ['x Pipedrive-SDK-Javascript-12.0.3', false],
  ['', false],
  [undefined, false],
])('%s expects prices by currency: %s', (userAgent, pricesByCurrency) => {
  expect(quirksOf(userAgent)).toEqual({ pricesByCurrency })
})
