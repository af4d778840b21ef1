import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { runningMerx, type User } from './merx.ts'

type List = Output<typeof v1.currencies.getCurrencies>

describe.each(databases)('currencies and settings on $name', (database) => {
  const merx = runningMerx(database)
  let user: User

  beforeAll(async () => {
    user = await (await merx.company()).addUser()
  })

  const listed = async (query = '') => {
    const { status, body, text } = await user.ask<List>('GET', `/v1/currencies${query}`)
    expect(status, text).toBe(200)
    return body.data
  }
  const codes = async (query: string) => (await listed(query)).map(({ code }) => code)

  test('all currencies are listed, by ids that are unique and made of the code', async () => {
    const all = await listed()

    expect(all.map(({ code }) => code)).toEqual(Intl.supportedValuesOf('currency').toSorted())
    const ids = all.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
    expect(all.find(({ code }) => code === 'EUR')).toEqual({
      id: 3242,
      code: 'EUR',
      name: 'Euro',
      decimal_points: 2,
      symbol: '€',
      active_flag: true,
      is_custom_flag: false,
    })
    expect(all.find(({ code }) => code === 'JPY')).toMatchObject({ id: 6499, decimal_points: 0 })
    expect(all.find(({ code }) => code === 'KWD')).toMatchObject({ decimal_points: 3 })
  })

  test.each([
    ['?term=eur', ['EUR']],
    ['?term=EURO', ['EUR']],
    ['?term=%20Swiss%20', ['CHF']],
    ['?term=SEK', ['SEK']],
    ['?term=yen', ['JPY']],
    ['?term=nothing', []],
  ])('%s finds %j by code and name', async (query, found) => {
    expect(await codes(query)).toEqual(found)
  })

  test('an empty term asks for all', async () => {
    expect(await codes('?term=')).toEqual(await codes(''))
  })

  test('settings are those of both client generations', async () => {
    const { status, body } = await user.ask('GET', '/v1/userSettings')

    expect(status).toBe(200)
    expect(body).toEqual({
      success: true,
      data: {
        marketplace_allow_custom_install_url: false,
        marketplace_app_extensions_vendor: false,
        marketplace_team: false,
        list_limit: 100,
        beta_app: false,
        prevent_salesphone_callto_override: false,
        file_upload_destination: 's3',
        callto_link_syntax: 'callto:',
        autofill_deal_expected_close_date: false,
        person_duplicate_condition: 'none',
      },
    })
  })

  test.each([
    ['/currencies?term=a%00', 400],
    ['/currencies?term=a&term=b', 400],
  ])('GET %s is refused', async (path, status) => {
    expect((await user.ask('GET', `/v1${path}`)).status).toBe(status)
  })

  test('without a token nothing is told', async () => {
    for (const path of ['/currencies', '/userSettings']) {
      expect((await merx.ask('GET', `/v1${path}`)).status).toBe(401)
    }
  })
})
