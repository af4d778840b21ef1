import * as merxClient from '@merx/client'
import {
  AddProductFollowerRequest,
  AddProductRequestBody,
  BasicDeal,
  FileItem,
  FindProductsByNameResponse,
  ListProductFollowersResponse,
  NewProductField,
  NumberBooleanDefault1,
  ProductRequest,
  ProductResponse,
  ProductSearchResponse,
  ProductWithArrayPrices,
  RelatedUserData,
  UpdateProductResponse,
  VisibleTo,
} from '@merx/client'
import * as vendorsClient from 'pipedrive-12'
import { describe, expect, test } from 'vitest'

/** What the vendor's models name and no server sends: placeholders of the specification. */
const placeholders = /^([A-Z_]+_ID|\$field_key)$/

/** Members that Merx does not serve. */
const unserved = new Set([
  'GetAddedDeal.additional_data',
  'AllOrganizationsGetResponseAllOfRelatedObjects.picture',
])

/** What the vendor's models spoil, and a flag that is a number here. */
const mended = [
  'ProductSearchItemItem.code',
  'ProductSearchItemItem.custom_fields',
  'BasicDeal.expected_close_date',
  'NewDeal.expected_close_date',
  'UpdateDealRequest.expected_close_date',
  'BaseUser.is_admin',
  'BaseUserMe.is_admin',
]

/** The names the documentation of the product operations mentions, in both its editions. */
const documentedNames = `AddProductFollowerRequest AddProductRequestBody AdditionalData ApiClient
  ArrayPrices BaseProduct BaseResponse BasicDeal DeleteProductFollowerResponse
  DeleteProductFollowerResponseData DeleteProductResponse DeleteProductResponseData FileItem
  FindProductsByNameResponse FindProductsByNameResponseData GetActivitiesResponse200RelatedObjects
  ItemSearchAdditionalData ItemSearchAdditionalDataPagination ListFilesResponse ListFilesResponseAllOf
  ListProductFollowersResponse ListProductFollowersResponseAllOf ListProductFollowersResponseAllOfData
  NewFollowerResponse NewFollowerResponseData NumberBoolean NumberBooleanDefault1 ObjectPrices
  OrganizationData OrganizationDataWithId OrganizationDataWithIdAllOf PersonData PersonDataEmail
  PersonDataPhone Product ProductRequest ProductResponse ProductSearchItem ProductSearchItemItem
  ProductSearchItemItemOwner ProductSearchResponse ProductSearchResponseAllOf
  ProductSearchResponseAllOfData ProductWithArrayPrices ProductWithObjectPrices ProductsApi
  ProductsResponse RelatedDealData RelatedDealDataDEALID RelatedOrganizationData RelatedPersonData
  RelatedUserData UpdateProductResponse UserData UserDataWithId UserIDs UserIDsAllOf VisibleTo`

type Classes = Record<
  string,
  { prototype: object; members?: () => object; [member: string]: unknown }
>
// Declarations of the vendor's client name only what other tests need.
const vendors = vendorsClient as unknown as Classes
const ours = merxClient as unknown as Classes

describe('models', () => {
  test('every documented name is exported', () => {
    const missing = documentedNames.split(/\s+/).filter((name) => typeof ours[name] !== 'function')

    expect(missing).toEqual([])
  })

  test.each(Object.keys(ours).filter((name) => ours[name]?.members && vendors[name]))(
    '%s has every member the vendor’s model has',
    (name) => {
      const known = { ...ours[name]?.members?.() }

      const missing = Object.keys(vendors[name]?.prototype ?? {}).filter(
        (member) =>
          !(member in known || placeholders.test(member) || unserved.has(`${name}.${member}`)),
      )

      expect(missing).toEqual([])
    },
  )

  test.each(Object.keys(ours).filter((name) => ours[name]?.members && vendors[name]))(
    '%s makes of a number and of its text what the vendor’s model makes of them',
    (name) => {
      const members: Readonly<Record<string, unknown>> = { ...ours[name]?.members?.() }
      const make = (classes: Classes, member: string, value: unknown) => {
        const Class = classes[name] as unknown as { constructFromObject(data: object): object }
        return Reflect.get(Class.constructFromObject({ [member]: value }), member)
      }

      const different = Object.keys(vendors[name]?.prototype ?? {}).filter(
        (member) =>
          ['String', 'Number'].some((kind) => members[member] === kind) &&
          !mended.includes(`${name}.${member}`) &&
          [7, '7'].some((value) => make(vendors, member, value) !== make(ours, member, value)),
      )

      expect(different).toEqual([])
    },
  )

  test('converts where nothing gets lost, and leaves the rest', () => {
    const given = {
      id: '7',
      name: 12,
      code: null,
      tax: '19.5',
      owner_id: { id: 7, value: '7', has_pic: 0 },
      active_flag: 1,
      selectable: false,
      followers_count: 'many',
      files_count: '00',
      ['ab'.repeat(20)]: '5',
    }

    const model = ProductWithArrayPrices.constructFromObject(given)

    expect({ ...model }).toEqual({ ...given, id: 7, name: '12', tax: 19.5 })
  })

  test.each([
    ['12345678901234567890', '12345678901234567890'],
    ['1e3', '1e3'],
    ['-0.25', -0.25],
    ['', ''],
    [true, true],
    [' 1', ' 1'],
  ])('the number %j becomes %j', (given, expected) => {
    expect(ProductRequest.constructFromObject({ tax: given }).tax).toBe(expected)
  })

  test('what it is given stays as it was, and values are not shared classes', () => {
    const given = { success: true, data: { id: 7, prices: [{ currency: 'EUR' }] } }
    const before = structuredClone(given)

    const model = ProductResponse.constructFromObject(given)

    expect(given).toEqual(before)
    expect(model).toBeInstanceOf(ProductResponse)
    expect(model.data).toBeInstanceOf(ProductWithArrayPrices)
  })

  test('fills an object that is given, and gives it back without data', () => {
    const request = new ProductRequest()
    request.name = 'Umbrella'

    expect(ProductRequest.constructFromObject({ code: 'U-1' }, request)).toBe(request)
    expect({ ...request }).toEqual({ name: 'Umbrella', code: 'U-1' })
    expect(ProductRequest.constructFromObject(null, request)).toBe(request)
    expect(ProductRequest.constructFromObject(undefined)).toBeUndefined()
  })

  test('can be given to map', () => {
    const models = [{ name: 'a' }, { name: 'b' }].map(ProductRequest.constructFromObject as never)

    expect(models).toEqual([{ name: 'a' }, { name: 'b' }])
    expect(models[1]).toBeInstanceOf(ProductRequest)
  })

  test('data that is a text is refused', () => {
    expect(() => ProductRequest.constructFromObject('bench' as never)).toThrow(
      /ProductRequest.*not "bench"/,
    )
  })

  test('names such as __proto__ and extra are members like others', () => {
    const model = ProductRequest.constructFromObject(JSON.parse('{"__proto__":{"a":1},"extra":2}'))

    expect(Object.entries(model)).toEqual([
      ['__proto__', { a: 1 }],
      ['extra', 2],
    ])
    expect(model).toBeInstanceOf(ProductRequest)
  })

  test('defaults can be read and are not sent', () => {
    const request = new AddProductRequestBody()

    expect([request.tax, ProductRequest.prototype.tax]).toEqual([0, 0])
    expect(JSON.stringify(request)).toBe('{}')
    request.tax = 20
    expect(JSON.stringify(Object.assign(request, { tax: 7 }))).toBe('{"tax":7}')
  })

  test('constructors take the documented arguments', () => {
    expect({ ...new AddProductFollowerRequest(7) }).toEqual({ user_id: 7 })
    expect({ ...new NewProductField('Wood', 'enum') }).toEqual({ name: 'Wood', field_type: 'enum' })
  })

  test('closed lists of values are there by name', () => {
    expect({ ...new VisibleTo() }).toEqual({ 1: '1', 3: '3', 5: '5', 7: '7' })
    expect({ ...new NumberBooleanDefault1() }).toEqual({ 0: 0, 1: 1 })
    expect(NumberBooleanDefault1.constructFromObject(0)).toBe(0)
    expect(BasicDeal.StatusEnum).toEqual({
      open: 'open',
      won: 'won',
      lost: 'lost',
      deleted: 'deleted',
    })
    expect(NewProductField.FieldTypeEnum.varchar).toBe('varchar')
  })

  test('code for the earlier client finds what was unnamed under extra', () => {
    const { data } = ProductResponse.constructFromObject({ data: { add_time: 'x' } })
    const found = FindProductsByNameResponse.constructFromObject({ data: [{ id: 7 }] })
    const related = RelatedUserData.constructFromObject({ 4411: { id: 4411, name: 'Otto' } })

    expect(data.extra.add_time).toBe('x')
    expect(Reflect.get(found.data ?? [], 'extra')).toBe(found.data)
    expect(Reflect.get(related, 'extra')).toBe(related)
    expect(related['4411']?.name).toBe('Otto')
    expect(Object.keys(data)).toEqual(['add_time'])
    expect(JSON.stringify(found)).toBe('{"data":[{"id":7}]}')
  })

  const eur = { id: 1, currency: 'EUR', price: 5 }
  const usd = { id: 2, currency: 'USD', price: 6 }

  test.each([
    ['a list', [eur, usd]],
    ['an object by currency', { EUR: eur, USD: usd }],
  ])('prices of an update that come as %s read both ways', (_, prices) => {
    const { data } = UpdateProductResponse.constructFromObject({ data: { prices } })

    expect(data.prices.map(({ currency }) => currency)).toEqual(['EUR', 'USD'])
    expect([data.prices.EUR, data.prices.USD?.price]).toEqual([eur, 6])
    expect(Object.keys(data.prices)).toEqual(['0', '1'])
    expect(JSON.parse(JSON.stringify(data))).toEqual({ prices: [eur, usd] })
  })

  test('prices that are neither stay as they are', () => {
    const { data } = UpdateProductResponse.constructFromObject({ data: { prices: 'none' } })

    expect(data.prices).toBe('none')
  })

  test('texts that the vendor’s models make NaN of stay texts', () => {
    const item = { id: 7, code: 'GB-12', custom_fields: ['oak'] }
    const search = ProductSearchResponse.constructFromObject({ data: { items: [{ item }] } })
    const followers = ListProductFollowersResponse.constructFromObject({ data: [{ id: 1 }] })

    expect({ ...search.data.items[0]?.item }).toEqual(item)
    expect(followers.data).toEqual([{ id: 1 }])
  })

  test('the size of a file is text, as documented', () => {
    expect(FileItem.constructFromObject({ file_size: 305 }).file_size).toBe('305')
  })

  test('null stays null, in lists and in place of models', () => {
    const model = ProductResponse.constructFromObject({ data: null, related_objects: null })

    expect({ ...model }).toEqual({ data: null, related_objects: null })
  })
})
