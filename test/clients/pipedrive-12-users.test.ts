import { CurrenciesApi, UserSettingsApi, UsersApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectNotFound, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Colleague, type Company, runningMerx } from './running-merx.ts'

describe.each(databases)('pipedrive 12.0.3, users and currencies, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let users: UsersApi
  let currencies: CurrenciesApi
  let settings: UserSettingsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    const { apiClient } = productsApi(merx.server.url, company.admin.apiToken)
    users = new UsersApi(apiClient)
    currencies = new CurrenciesApi(apiClient)
    settings = new UserSettingsApi(apiClient)
  })

  it('lists everybody', async () => {
    const { success, data } = await users.getUsers()

    expect(success).toBe(true)
    expect(data.map(({ id, active_flag }) => [id, active_flag])).toEqual([
      [company.admin.id, true],
      [colleague.id, true],
    ])
  })

  it('finds by name or by e-mail address', async () => {
    const ids = async (...asked: Parameters<UsersApi['findUsersByName']>) =>
      (await users.findUsersByName(...asked)).data.map(({ id }) => id)

    expect(await ids(colleague.name.toUpperCase())).toEqual([colleague.id])
    expect(await ids(colleague.email)).toEqual([])
    expect(await ids(colleague.email, { searchByEmail: 1 })).toEqual([colleague.id])
    expect(await ids(colleague.email, { searchByEmail: 0 })).toEqual([])
  })

  it('gets the caller with the company', async () => {
    const { data } = await users.getCurrentUser()

    expect(data).toMatchObject({
      id: company.admin.id,
      email: company.admin.email,
      is_you: true,
      is_admin: 1,
      active_flag: true,
      default_currency: expect.stringMatching(/^[A-Z]{3}$/),
      locale: 'en_US',
      timezone_name: 'UTC',
      timezone_offset: '+00:00',
      has_created_company: true,
      company_id: company.id,
      language: { language_code: 'en', country_code: 'US' },
    })
  })

  it('gets one, or says that there is none', async () => {
    expect((await users.getUser(colleague.id)).data).toMatchObject({
      id: colleague.id,
      name: colleague.name,
      is_you: false,
      is_admin: 0,
    })
    await expectNotFound(users.getUser(987_654_321), 'User not found or not accessible.')
  })

  it('lists currencies and finds one', async () => {
    const euro = { code: 'EUR', name: 'Euro', symbol: '€', decimal_points: 2, active_flag: true }

    expect((await currencies.getCurrencies()).data.length).toBeGreaterThan(100)
    expect((await currencies.getCurrencies({ term: 'euro' })).data).toMatchObject([euro])
    expect((await currencies.getCurrencies({ term: 'nothing' })).data).toEqual([])
  })

  it('gets the settings', async () => {
    const { data } = await settings.getUserSettings()

    expect(data).toMatchObject({ list_limit: 100, file_upload_destination: 's3', beta_app: false })
  })
})
