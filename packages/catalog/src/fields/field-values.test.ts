import { Problem } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { type Field, type FieldType, searchText } from './field.ts'
import { patchFieldValue } from './field-values.ts'

const context = {
  defaultCurrency: 'EUR',
  references: {
    findUnknownOption: async (fieldId: number, ids: readonly number[]) =>
      ids.find((id) => fieldId !== 7 || id > 3),
    hasUser: async (id: number) => id === 1,
    hasPerson: async (id: number) => id === 2,
    hasOrganization: async (id: number) => id === 3,
  },
}
const field = (type: FieldType): Field => ({ id: 7, key: 'a'.repeat(40), name: 'Field', type })

const types: readonly FieldType[] = [
  'varchar',
  'varchar_auto',
  'text',
  'double',
  'monetary',
  'date',
  'daterange',
  'time',
  'timerange',
  'enum',
  'set',
  'user',
  'org',
  'people',
  'phone',
  'address',
]

const patch = (type: FieldType, change: object | null, before?: unknown) =>
  patchFieldValue(field(type), before as never, change as never, context)

describe('patchFieldValue', () => {
  test.each([
    ['varchar', { value: 'Oak' }, 'Oak'],
    ['text', { value: 'x'.repeat(65_535) }, 'x'.repeat(65_535)],
    ['double', { value: -0.1 }, -0.1],
    ['date', { value: '2024-02-29' }, '2024-02-29'],
    ['time', { value: '09:30' }, '09:30:00'],
    ['monetary', { value: 5 }, { value: 5, currency: 'EUR' }],
    ['monetary', { value: 5, currency: 'usd' }, { value: 5, currency: 'USD' }],
    ['daterange', { value: '2024-01-01' }, { value: '2024-01-01', until: null }],
    ['timerange', { value: '09:00', until: '10:00' }, { value: '09:00:00', until: '10:00:00' }],
    ['enum', { value: 3 }, 3],
    ['set', { value: [2, 1, 2] }, [2, 1]],
    ['user', { value: 1 }, 1],
    ['people', { value: 2 }, 2],
    ['org', { value: 3 }, 3],
  ] as const)('%s takes %j', async (type, change, expected) => {
    expect(await patch(type, change)).toEqual(expected)
  })

  test.each(types)('%s is cleared by null, by an empty text and by an empty list', async (type) => {
    for (const change of [null, { value: null }, { value: '' }, { value: [] }]) {
      expect(await patch(type, change, 'before')).toBeUndefined()
    }
  })

  test.each([
    ['varchar', 'x'.repeat(256)],
    ['varchar', 5],
    ['text', 'x'.repeat(65_536)],
    ['double', '5'],
    ['double', Number.POSITIVE_INFINITY],
    ['double', Number.NaN],
    ['date', '2023-02-29'],
    ['date', '2024-2-9'],
    ['date', '+002024-02-09'],
    ['time', '24:00'],
    ['time', '9:00'],
    ['monetary', 'much'],
    ['daterange', '2024-13-01'],
    ['timerange', '10'],
    ['enum', 4],
    ['enum', 1.5],
    ['set', 1],
    ['set', [4]],
    ['set', ['x']],
    ['user', 2],
    ['people', 3],
    ['org', 1],
    ['org', 2 ** 53],
    ['address', 5],
  ] as const)('%s refuses %j, naming field and value', async (type, value) => {
    const refused = patch(type, { value })

    await expect(refused).rejects.toThrow(Problem)
    await expect(refused).rejects.toThrow(new RegExp(`^${'a'.repeat(40)} .* must `))
  })

  test.each([
    ['enum', 9, 9],
    ['set', [9, 8], [8, 9]],
    ['set', [9, 8], [9, 3]],
    ['user', 9, 9],
    ['people', 9, 9],
    ['org', 9, 9],
  ] as const)('%s that holds %j, which is gone, takes %j', async (type, before, value) => {
    expect(await patch(type, { value }, before)).toEqual(value)
  })

  test.each([
    ['enum', 9, 8],
    ['set', [9], [9, 8]],
    ['user', 9, 8],
  ] as const)('%s that holds %j, which is gone, refuses %j', async (type, before, value) => {
    await expect(patch(type, { value }, before)).rejects.toThrow(Problem)
  })

  test('a part alone changes what is there and makes nothing out of nothing', async () => {
    const before = { value: 5, currency: 'EUR' }

    expect(await patch('monetary', { currency: 'SEK' }, before)).toEqual({
      value: 5,
      currency: 'SEK',
    })
    expect(await patch('monetary', { value: 6 }, before)).toEqual({ value: 6, currency: 'EUR' })
    expect(await patch('monetary', { currency: 'SEK' })).toBeUndefined()
    expect(await patch('daterange', { until: null })).toBeUndefined()
  })

  test.each([
    ['daterange', { until: '2024-01-02' }],
    ['timerange', { until: '10:00' }],
    ['address', { country: 'Estonia' }],
  ] as const)(
    'a part of a %s without the value it is a part of is refused',
    async (type, given) => {
      await expect(patch(type, given)).rejects.toThrow('must come with the value it is a part of')
    },
  )

  test('days of a range cannot run backwards, hours can', async () => {
    await expect(patch('daterange', { value: '2024-01-02', until: '2024-01-01' })).rejects.toThrow(
      'must end on 2024-01-02 or later',
    )
    expect(await patch('timerange', { value: '22:00', until: '06:00' })).toEqual({
      value: '22:00:00',
      until: '06:00:00',
    })
  })

  test('a new address drops the parts of the old one, the same text keeps them', async () => {
    const before = { value: 'Linden 4', country: 'Estonia', latitude: 58.4 }

    expect(await patch('address', { value: 'Pine 5' }, before)).toMatchObject({
      value: 'Pine 5',
      country: null,
      latitude: null,
    })
    expect(await patch('address', { value: 'Linden 4' }, before)).toMatchObject(before)
    expect(await patch('address', { country: 'Latvia' }, before)).toMatchObject({
      ...before,
      country: 'Latvia',
    })
    await expect(patch('address', { value: 'x', latitude: 'north' })).rejects.toThrow(Problem)
  })

  test('a long value is cut short in the message', async () => {
    await expect(patch('varchar', { value: 'x'.repeat(10_000) })).rejects.toThrow(/^.{1,160}$/)
  })
})

describe('searchText', () => {
  test.each([
    ['varchar', 'Oak', 'Oak'],
    ['double', 12.5, '12.5'],
    ['monetary', { value: 99.25, currency: 'EUR' }, '99.25'],
    ['address', { value: 'Linden 4', country: 'Estonia' }, 'Linden 4'],
    ['enum', 3, undefined],
    ['set', [1, 2], undefined],
    ['date', '2024-01-01', undefined],
    ['daterange', { value: '2024-01-01', until: null }, undefined],
    ['user', 1, undefined],
  ] as const)('%s %j is found as %j', (type, value, expected) => {
    expect(searchText(type, value)).toBe(expected)
  })
})
