import { Configuration, CurrenciesApi, UserSettingsApi, UsersApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectErrorBody } from './pipedrive-31-client.ts'
import { aCompany, type Colleague, type Company, runningMerx } from './running-merx.ts'

describe.each(databases)('pipedrive 31.2.1, users and currencies, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let users: UsersApi
  let configuration: Configuration

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    const { apiToken: apiKey } = company.admin
    configuration = new Configuration({ basePath: `${merx.server.url}/v1`, apiKey })
    users = new UsersApi(configuration)
  })

  it('lists everybody', async () => {
    const { success, data } = await users.getUsers()

    expect(success).toBe(true)
    expect(data?.map(({ id, active_flag }) => [id, active_flag])).toEqual([
      [company.admin.id, true],
      [colleague.id, true],
    ])
  })

  it('finds by name or by e-mail address', async () => {
    const ids = async (request: Parameters<UsersApi['findUsersByName']>[0]) =>
      (await users.findUsersByName(request)).data?.map(({ id }) => id)

    expect(await ids({ term: colleague.name.toUpperCase() })).toEqual([colleague.id])
    expect(await ids({ term: colleague.email })).toEqual([])
    expect(await ids({ term: colleague.email, search_by_email: 1 })).toEqual([colleague.id])
    expect(await ids({ term: colleague.email, search_by_email: 0 })).toEqual([])
    await expectErrorBody(users.findUsersByName({ term: '' }), 'Term must be given.')
  })

  it('gets the caller with the company', async () => {
    const { data } = await users.getCurrentUser()

    expect(data).toMatchObject({
      id: company.admin.id,
      email: company.admin.email,
      is_you: true,
      active_flag: true,
      access: [
        { app: 'sales', admin: true },
        { app: 'global', admin: true },
      ],
      company_id: company.id,
      company_country: null,
      language: { language_code: 'en', country_code: 'US' },
      is_deleted: false,
    })
  })

  it('gets one, or says that there is none', async () => {
    expect((await users.getUser({ id: colleague.id })).data).toMatchObject({
      id: colleague.id,
      name: colleague.name,
      is_you: false,
      access: [{ admin: false }, { admin: false }],
    })
    await expectErrorBody(users.getUser({ id: 987_654_321 }), 'User not found or not accessible.')
  })

  it('lists currencies and finds one', async () => {
    const currencies = new CurrenciesApi(configuration)
    const euro = { code: 'EUR', name: 'Euro', symbol: '€', decimal_points: 2, active_flag: true }

    expect((await currencies.getCurrencies()).data?.length).toBeGreaterThan(100)
    expect((await currencies.getCurrencies({ term: 'euro' })).data).toMatchObject([euro])
    expect((await currencies.getCurrencies({ term: 'nothing' })).data).toEqual([])
  })

  it('gets the settings', async () => {
    const { data } = await new UserSettingsApi(configuration).getUserSettings()

    expect(data).toMatchObject({ list_limit: 100, file_upload_destination: 's3', beta_app: false })
  })
})
