// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import type { Call } from '../modern/call.ts'
import type { Download } from '../modern/downloads.ts'
import type { UntypedCustomValues } from '../modern/flat-keys.ts'
import type { List } from '../modern/list.ts'
import type { CallOptions } from '../modern/options.ts'
import type { FileSource } from '../modern/uploads.ts'

/**
 * The groups of operations of v1.
 *
 * @example
 * const count = async ({ users }: v1.V1Groups) => (await users.list().page()).items.length
 */
export interface V1Groups<Custom = UntypedCustomValues> {
  products: ProductsOperations<Custom>
  productFields: ProductFieldsOperations
  filters: FiltersOperations
  files: FilesOperations
  deals: DealsOperations<Custom>
  persons: PersonsOperations
  organizations: OrganizationsOperations
  pipelines: PipelinesOperations
  stages: StagesOperations
  users: UsersOperations
  currencies: CurrenciesOperations
  userSettings: UserSettingsOperations
  itemSearch: ItemSearchOperations
  recents: RecentsOperations
}

/**
 * Operations on products.
 *
 * @example
 * for await (const product of client.products.list()) console.log(product)
 */
export interface ProductsOperations<Custom = UntypedCustomValues> {
  /**
   * List products.
   *
   * @example
   * for await (const product of client.products.list()) console.log(product)
   */
  list(
    members?: {
      /** Owner. */
      ownerId?: number
      /** Wins over `ownerId`. */
      filterId?: number
      ids?: number[]
      /** First letter of the name, either case. */
      firstChar?: string
      getSummary?: boolean
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    Product<Custom>,
    {
      additionalData: {
        pagination: Pagination
        summary?: {
          totalCount: string
        }
      }
      relatedObjects?: UsersOnly
    }
  >

  /**
   * Add a product.
   *
   * @example
   * const product = await client.products.create({ name: 'Garden Bench' })
   */
  create(
    members: ProductCreation<Custom>,
    options?: CallOptions,
  ): Call<
    Product<Custom>,
    {
      relatedObjects?: UsersOnly
    }
  >

  /**
   * Get one product.
   *
   * @example
   * const product = await client.products.get(7)
   */
  get(
    id: number,
    options?: CallOptions,
  ): Call<
    Product<Custom>,
    {
      relatedObjects?: UsersOnly
    }
  >

  /**
   * Update a product.
   *
   * @example
   * const product = await client.products.update(7, { name: 'Garden Bench' })
   */
  update(
    id: number,
    members: ProductUpdate<Custom>,
    options?: CallOptions,
  ): Call<
    Product<Custom>,
    {
      relatedObjects?: UsersOnly
    }
  >

  /**
   * Delete a product.
   *
   * @example
   * await client.products.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Search products by name, code and custom fields.
   *
   * @example
   * for await (const product of client.products.search({ term: 'bench' })) console.log(product)
   */
  search(
    members: {
      /** At least 2 characters, 1 with `exactMatch`. */
      term: string
      /** Default: all of them. */
      fields?: SearchField[]
      /** Whole value, in either case. */
      exactMatch?: boolean
      includeFields?: 'product.price'[]
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    SearchItem,
    {
      additionalData: {
        pagination: Pagination
      }
    }
  >

  /**
   * Find products by name.
   *
   * @deprecated
   * @example
   * for await (const product of client.products.find({ term: 'bench' })) console.log(product)
   */
  find(
    members: {
      /** At least 3 characters. */
      term: string
      /** Default: the currency of the user. */
      currency?: string
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    FoundProduct,
    {
      additionalData: {
        pagination: Pagination
      }
    }
  >

  /**
   * List the deals a product is attached to.
   *
   * @example
   * for await (const deal of client.products.listDeals(7)) console.log(deal)
   */
  listDeals(
    id: number,
    members?: {
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
      /** `deleted`: those deleted in the last 30 days. Default "all_not_deleted". */
      status?: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted'
    },
    options?: CallOptions,
  ): List<
    Deal,
    {
      additionalData: {
        pagination: Pagination
      }
      relatedObjects?: RelatedToDeals
    }
  >

  /**
   * List the files attached to a product.
   *
   * @example
   * for await (const file of client.products.listFiles(7)) console.log(file)
   */
  listFiles(
    id: number,
    members?: {
      /** Default 0. */
      start?: number
      /** Default 100. At most 100. */
      limit?: number
      includeDeletedFiles?: boolean
      /** Comma list of `<field> ASC|DESC`: id, user_id, deal_id, person_id, org_id, product_id, add_time, update_time, file_name, file_type, file_size, comment. */
      sort?: string
    },
    options?: CallOptions,
  ): List<
    File,
    {
      additionalData: {
        pagination: Pagination
      }
    }
  >

  /**
   * List the followers of a product.
   *
   * @example
   * for await (const follower of client.products.listFollowers(7)) console.log(follower)
   */
  listFollowers(
    id: number,
    members?: {
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    Follower,
    {
      additionalData: {
        pagination: Pagination
      }
    }
  >

  /**
   * Add a follower to a product.
   *
   * @example
   * const follower = await client.products.addFollower(7, { userId: 3 })
   */
  addFollower(id: number, members: FollowerCreation, options?: CallOptions): Call<Follower>

  /**
   * Remove a follower from a product.
   *
   * @example
   * await client.products.removeFollower(7, 8)
   */
  removeFollower(
    id: number,
    followerId: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * List the users who may see a product.
   *
   * @example
   * for await (const permittedUser of client.products.listPermittedUsers(7)) console.log(permittedUser)
   */
  listPermittedUsers(id: number, options?: CallOptions): List<number>
}

/**
 * Operations on product fields.
 *
 * @example
 * for await (const productField of client.productFields.list()) console.log(productField)
 */
export interface ProductFieldsOperations {
  /**
   * List product fields.
   *
   * @example
   * for await (const productField of client.productFields.list()) console.log(productField)
   */
  list(
    members?: {
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    ProductField,
    {
      additionalData: {
        pagination: Pagination
      }
    }
  >

  /**
   * Add a product field.
   *
   * @example
   * const productField = await client.productFields.create({ name: 'Weight', fieldType: 'varchar' })
   */
  create(members: ProductFieldCreation, options?: CallOptions): Call<ProductField>

  /**
   * Get one product field.
   *
   * @example
   * const productField = await client.productFields.get(7)
   */
  get(id: number, options?: CallOptions): Call<ProductField>

  /**
   * Update a product field.
   *
   * @example
   * const productField = await client.productFields.update(7, { name: 'Weight' })
   */
  update(id: number, members: ProductFieldUpdate, options?: CallOptions): Call<ProductField>

  /**
   * Delete a product field.
   *
   * @example
   * await client.productFields.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Delete product fields, all or none.
   *
   * @example
   * await client.productFields.deleteMany({ ids: [7, 8] })
   */
  deleteMany(
    members: {
      ids: number[]
    },
    options?: CallOptions,
  ): Call<{
    id: number[]
  }>
}

/**
 * Operations on filters.
 *
 * @example
 * for await (const filter of client.filters.list()) console.log(filter)
 */
export interface FiltersOperations {
  /**
   * List filters.
   *
   * @example
   * for await (const filter of client.filters.list()) console.log(filter)
   */
  list(
    members?: {
      type?: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects'
    },
    options?: CallOptions,
  ): List<FilterSummary>

  /**
   * Add a filter.
   *
   * @example
   * const filter = await client.filters.create({ name: 'Oak', type: 'products', conditions: { glue: 'and', conditions: [all, any] } })
   */
  create(
    members: {
      name: string
      type: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects'
      /** At most 16 conditions in both groups together. */
      conditions: {
        glue: 'and'
        conditions: (
          | {
              glue: 'and'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                fieldId: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extraValue?: string | null
                jsonValueFlag?: boolean
                /** Key of the field; with `includeFieldCode`. */
                fieldCode?: string | null
              }[]
            }
          | {
              glue: 'or'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                fieldId: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extraValue?: string | null
                jsonValueFlag?: boolean
                /** Key of the field; with `includeFieldCode`. */
                fieldCode?: string | null
              }[]
            }
        )[]
      }
      /** 1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it. */
      visibleTo?: '1' | '3' | '5' | '7'
    } & {
      /** Adds `fieldCode` to conditions. */
      includeFieldCode?: boolean
    },
    options?: CallOptions,
  ): Call<Filter>

  /**
   * Get one filter.
   *
   * @example
   * const filter = await client.filters.get(7)
   */
  get(
    id: number,
    members?: {
      /** Adds `fieldCode` to conditions. */
      includeFieldCode?: boolean
    },
    options?: CallOptions,
  ): Call<Filter>

  /**
   * Update a filter.
   *
   * @example
   * const filter = await client.filters.update(7, { conditions: { glue: 'and', conditions: [all, any] } })
   */
  update(
    id: number,
    members: {
      name?: string
      /** At most 16 conditions in both groups together. */
      conditions: {
        glue: 'and'
        conditions: (
          | {
              glue: 'and'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                fieldId: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extraValue?: string | null
                jsonValueFlag?: boolean
                /** Key of the field; with `includeFieldCode`. */
                fieldCode?: string | null
              }[]
            }
          | {
              glue: 'or'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                fieldId: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extraValue?: string | null
                jsonValueFlag?: boolean
                /** Key of the field; with `includeFieldCode`. */
                fieldCode?: string | null
              }[]
            }
        )[]
      }
      /** 1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it. */
      visibleTo?: '1' | '3' | '5' | '7'
    } & {
      /** Adds `fieldCode` to conditions. */
      includeFieldCode?: boolean
    },
    options?: CallOptions,
  ): Call<Filter>

  /**
   * Delete a filter.
   *
   * @example
   * await client.filters.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Delete several filters, or none if one cannot be.
   *
   * @example
   * await client.filters.deleteMany({ ids: [7, 8] })
   */
  deleteMany(
    members: {
      ids: number[]
    },
    options?: CallOptions,
  ): Call<{
    id: number[]
  }>

  /**
   * List the operators and relative dates of conditions.
   *
   * @example
   * const filter = await client.filters.helpers()
   */
  helpers(options?: CallOptions): Call<{
    operators: Record<string, Record<string, string> | Record<string, string>[]>
    deprecatedOperators: Record<string, string>
    relativeDates: Record<string, Record<string, string>>
    addressFieldComponents: Record<string, string>
  }>
}

/**
 * Operations on files.
 *
 * @example
 * for await (const file of client.files.list()) console.log(file)
 */
export interface FilesOperations {
  /**
   * List files.
   *
   * @example
   * for await (const file of client.files.list()) console.log(file)
   */
  list(
    members?: {
      /** Default 0. */
      start?: number
      /** Default 100. At most 100. */
      limit?: number
      includeDeletedFiles?: boolean
      /** Comma list of `<field> ASC|DESC`: id, user_id, deal_id, person_id, org_id, product_id, add_time, update_time, file_name, file_type, file_size, comment. */
      sort?: string
    },
    options?: CallOptions,
  ): List<
    File,
    {
      additionalData: {
        pagination: Pagination
      }
    }
  >

  /**
   * Upload a file and attach it.
   *
   * @example
   * const file = await client.files.upload({ file: blob })
   */
  upload(
    members: FileUpload & {
      file: FileSource
      /** Default: that of the file. */
      name?: string
    },
    options?: CallOptions,
  ): Call<File>

  /**
   * Note a new remote file and link it to an item.
   *
   * @example
   * const remote = await client.files.createRemote({ fileType: 'gdoc', title: 'Park order', itemType: 'deal', itemId: 3, remoteLocation: 'googledrive' })
   */
  createRemote(
    members: {
      fileType: 'gdoc' | 'gslides' | 'gsheet' | 'gform' | 'gdraw'
      title: string
      itemType: 'deal' | 'organization' | 'person'
      itemId: number
      remoteLocation: 'googledrive'
    },
    options?: CallOptions,
  ): Call<File>

  /**
   * Link an existing remote file to an item.
   *
   * @example
   * const file = await client.files.linkRemote({ itemType: 'deal', itemId: 3, remoteLocation: 'googledrive', remoteId: '1x2y' })
   */
  linkRemote(
    members: {
      itemType: 'deal' | 'organization' | 'person'
      itemId: number
      remoteLocation: 'googledrive'
      remoteId: string
    },
    options?: CallOptions,
  ): Call<File>

  /**
   * Get one file.
   *
   * @example
   * const file = await client.files.get(7)
   */
  get(id: number, options?: CallOptions): Call<File>

  /**
   * Rename or describe a file.
   *
   * @example
   * const file = await client.files.update(7, { name: 'Garden Bench' })
   */
  update(
    id: number,
    members: {
      name?: string
      description?: string | null
    },
    options?: CallOptions,
  ): Call<File>

  /**
   * Delete a file.
   *
   * @example
   * await client.files.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Download the content of a file.
   *
   * @example
   * const file = await client.files.download(7)
   */
  download(id: number, options?: CallOptions): Call<Download>
}

/**
 * Operations on deals.
 *
 * @example
 * for await (const deal of client.deals.list()) console.log(deal)
 */
export interface DealsOperations<Custom = UntypedCustomValues> {
  /**
   * List deals.
   *
   * @example
   * for await (const deal of client.deals.list()) console.log(deal)
   */
  list(
    members?: {
      /** Owner. */
      ownerId?: number
      /** Wins over the owner. */
      filterId?: number
      stageId?: number
      /** Wins over `ownerId`. */
      ownedByYou?: boolean
      sort?: string
      /** `deleted`: those deleted in the last 30 days. Default "all_not_deleted". */
      status?: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted'
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    Deal,
    {
      additionalData: {
        pagination: Pagination
      }
      relatedObjects?: RelatedToDeals
    }
  >

  /**
   * Add a deal.
   *
   * @example
   * const deal = await client.deals.create({ title: 'Park order' })
   */
  create(
    members: DealCreation,
    options?: CallOptions,
  ): Call<
    Deal,
    {
      relatedObjects: RelatedToDeals
    }
  >

  /**
   * Get one deal.
   *
   * @example
   * const deal = await client.deals.get(7)
   */
  get(
    id: number,
    options?: CallOptions,
  ): Call<
    DealDetails,
    {
      relatedObjects: RelatedToDeals
      additionalData: {
        dropboxEmail: string | null
      }
    }
  >

  /**
   * Update a deal.
   *
   * @example
   * const deal = await client.deals.update(7, { title: 'Park order' })
   */
  update(
    id: number,
    members: DealUpdate,
    options?: CallOptions,
  ): Call<
    Deal,
    {
      relatedObjects: RelatedToDeals
    }
  >

  /**
   * Delete a deal.
   *
   * @example
   * await client.deals.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Delete several deals.
   *
   * @deprecated
   * @example
   * await client.deals.deleteMany({ ids: [7, 8] })
   */
  deleteMany(
    members: {
      ids: number[]
    },
    options?: CallOptions,
  ): Call<{
    id: number[]
  }>

  /**
   * List the products attached to a deal.
   *
   * @example
   * for await (const product of client.deals.listProducts(7)) console.log(product)
   */
  listProducts(
    id: number,
    members?: {
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
      includeProductData?: boolean
    },
    options?: CallOptions,
  ): List<
    DealProduct<Custom>,
    {
      additionalData: {
        productsQuantityTotal: number
        /** Of enabled products, with exclusive taxes. */
        productsSumTotal: number
        productsQuantityTotalFormatted: string
        productsSumTotalFormatted: string
        variationsEnabled: boolean
        pagination: Pagination
      }
      relatedObjects?: UsersOnly
    }
  >

  /**
   * Attach a product to a deal.
   *
   * @example
   * const product = await client.deals.addProduct(7, { productId: 7, itemPrice: 149.5, quantity: 2 })
   */
  addProduct(
    id: number,
    members: {
      productId: number
      itemPrice: number
      quantity: number
      discount?: number
      discountType?: 'percentage' | 'amount'
      /** Not looked at beside `discount`. At most 100. */
      discountPercentage?: number
      duration?: number
      durationUnit?: 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly' | null
      productVariationId?: number | null
      comments?: string | null
      tax?: number
      /** Counts for all products of the deal. */
      taxMethod?: 'exclusive' | 'inclusive' | 'none'
      enabledFlag?: boolean
      billingFrequency?: BillingFrequency
      /** At most 208. */
      billingFrequencyCycles?: number | null
      /** `YYYY-MM-DD`, within 10 years of today. */
      billingStartDate?: string | null
    },
    options?: CallOptions,
  ): Call<{
    /** Of the attachment, not of the product. */
    id: number
    dealId: number
    orderNr: number
    /** Null once the product has been purged, or when it is hidden from the reader. */
    productId: number | null
    productVariationId: number | null
    itemPrice: number
    discount: number
    discountType: 'percentage' | 'amount'
    discountPercentage: number | null
    duration: number
    durationUnit: string | null
    sumNoDiscount: number
    sum: number
    currency: string
    enabledFlag: boolean
    addTime: string
    lastEdit: string | null
    comments: string
    activeFlag: boolean
    /** Percent. */
    tax: number
    /** Counts for all products of the deal. */
    taxMethod: 'exclusive' | 'inclusive' | 'none'
    /** Empty when the product is hidden from the reader. */
    name: string
    sumFormatted: string
    quantityFormatted: string
    quantity: number
    billingFrequency: BillingFrequency
    billingFrequencyCycles: number | null
    billingStartDate: string | null
    companyId: number
    /** The same as `id`. */
    productAttachmentId: number
  }>

  /**
   * Update a product attached to a deal.
   *
   * @example
   * const product = await client.deals.updateProduct(7, 8, { productId: 7 })
   */
  updateProduct(
    id: number,
    productAttachmentId: number,
    members: DealProductUpdate,
    options?: CallOptions,
  ): Call<{
    /** Of the attachment, not of the product. */
    id: number
    dealId: number
    orderNr: number
    /** Null once the product has been purged, or when it is hidden from the reader. */
    productId: number | null
    productVariationId: number | null
    itemPrice: number
    discount: number
    discountType: 'percentage' | 'amount'
    discountPercentage: number | null
    duration: number
    durationUnit: string | null
    sumNoDiscount: number
    sum: number
    currency: string
    enabledFlag: boolean
    addTime: string
    lastEdit: string | null
    comments: string
    activeFlag: boolean
    /** Percent. */
    tax: number
    /** Counts for all products of the deal. */
    taxMethod: 'exclusive' | 'inclusive' | 'none'
    /** Empty when the product is hidden from the reader. */
    name: string
    sumFormatted: string
    quantityFormatted: string
    quantity: number
    billingFrequency: BillingFrequency
    billingFrequencyCycles: number | null
    billingStartDate: string | null
    companyId: number
  }>

  /**
   * Detach a product from a deal.
   *
   * @example
   * await client.deals.removeProduct(7, 8)
   */
  removeProduct(
    id: number,
    productAttachmentId: number,
    options?: CallOptions,
  ): Call<{
    id: number
    productAttachmentId: number
  }>
}

/**
 * Operations on persons.
 *
 * @example
 * for await (const person of client.persons.list()) console.log(person)
 */
export interface PersonsOperations {
  /**
   * List persons.
   *
   * @example
   * for await (const person of client.persons.list()) console.log(person)
   */
  list(
    members?: {
      /** Owner. */
      ownerId?: number
      /** Wins over `ownerId`. */
      filterId?: number
      /** First letter of the name, either case. */
      firstChar?: string
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
      /** At most two `<field> ASC|DESC`: id, name, owner_id, add_time, update_time. */
      sort?: string
    },
    options?: CallOptions,
  ): List<
    Person,
    {
      additionalData: {
        pagination: Pagination
      }
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
    }
  >

  /**
   * Add a person.
   *
   * @example
   * const person = await client.persons.create({ name: 'Ida Fern' })
   */
  create(
    members: PersonCreation,
    options?: CallOptions,
  ): Call<
    Person,
    {
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
    }
  >

  /**
   * Get one person.
   *
   * @example
   * const person = await client.persons.get(7)
   */
  get(
    id: number,
    options?: CallOptions,
  ): Call<
    Person,
    {
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
      additionalData: {
        dropboxEmail: string | null
      }
    }
  >

  /**
   * Update a person.
   *
   * @example
   * const person = await client.persons.update(7, { name: 'Ida Fern' })
   */
  update(
    id: number,
    members: PersonUpdate,
    options?: CallOptions,
  ): Call<
    Person,
    {
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
    }
  >

  /**
   * Delete a person.
   *
   * @example
   * await client.persons.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Delete several persons.
   *
   * @deprecated
   * @example
   * await client.persons.deleteMany({ ids: [7, 8] })
   */
  deleteMany(
    members: {
      ids: number[]
    },
    options?: CallOptions,
  ): Call<{
    id: number[]
  }>
}

/**
 * Operations on organizations.
 *
 * @example
 * for await (const organization of client.organizations.list()) console.log(organization)
 */
export interface OrganizationsOperations {
  /**
   * List organizations.
   *
   * @example
   * for await (const organization of client.organizations.list()) console.log(organization)
   */
  list(
    members?: {
      /** Owner. */
      ownerId?: number
      /** Wins over `ownerId`. */
      filterId?: number
      /** First letter of the name, either case. */
      firstChar?: string
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
      /** At most two `<field> ASC|DESC`: id, name, owner_id, add_time, update_time. */
      sort?: string
    },
    options?: CallOptions,
  ): List<
    Organization,
    {
      additionalData: {
        pagination: Pagination
      }
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
    }
  >

  /**
   * Add an organization.
   *
   * @example
   * const organization = await client.organizations.create({ name: 'Garden Ltd' })
   */
  create(
    members: OrganizationCreation,
    options?: CallOptions,
  ): Call<
    {
      id: number
      companyId: number
      ownerId: UserReference
      name: string
      /** False when deleted. */
      activeFlag: boolean
      firstChar: string
      addTime: string
      updateTime: string
      /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
      visibleTo: VisibleTo
      pictureId: null
      /** The first one of `labelIds`. */
      label: number | null
      labelIds: number[]
      ownerName: string
      ccEmail: string | null
      openDealsCount: number
      relatedOpenDealsCount: number
      closedDealsCount: number
      relatedClosedDealsCount: number
      wonDealsCount: number
      relatedWonDealsCount: number
      lostDealsCount: number
      relatedLostDealsCount: number
      emailMessagesCount: number
      activitiesCount: number
      doneActivitiesCount: number
      undoneActivitiesCount: number
      filesCount: number
      notesCount: number
      followersCount: number
      nextActivityDate: string | null
      nextActivityTime: string | null
      nextActivityId: number | null
      lastActivityId: number | null
      lastActivityDate: string | null
      peopleCount: number
      countryCode: string | null
      address: string | null
      addressSubpremise: null
      addressStreetNumber: null
      addressRoute: null
      addressSublocality: null
      addressLocality: null
      addressAdminAreaLevel1: null
      addressAdminAreaLevel2: null
      addressCountry: null
      addressPostalCode: null
      addressFormattedAddress: null
      editName: boolean
      lastActivity: null
      nextActivity: null
    },
    {
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
    }
  >

  /**
   * Get one organization.
   *
   * @example
   * const organization = await client.organizations.get(7)
   */
  get(
    id: number,
    options?: CallOptions,
  ): Call<
    {
      id: number
      companyId: number
      ownerId: UserReference
      name: string
      /** False when deleted. */
      activeFlag: boolean
      firstChar: string
      addTime: string
      updateTime: string
      /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
      visibleTo: VisibleTo
      pictureId: null
      /** The first one of `labelIds`. */
      label: number | null
      labelIds: number[]
      ownerName: string
      ccEmail: string | null
      openDealsCount: number
      relatedOpenDealsCount: number
      closedDealsCount: number
      relatedClosedDealsCount: number
      wonDealsCount: number
      relatedWonDealsCount: number
      lostDealsCount: number
      relatedLostDealsCount: number
      emailMessagesCount: number
      activitiesCount: number
      doneActivitiesCount: number
      undoneActivitiesCount: number
      filesCount: number
      notesCount: number
      followersCount: number
      nextActivityDate: string | null
      nextActivityTime: string | null
      nextActivityId: number | null
      lastActivityId: number | null
      lastActivityDate: string | null
      peopleCount: number
      countryCode: string | null
      address: string | null
      addressSubpremise: null
      addressStreetNumber: null
      addressRoute: null
      addressSublocality: null
      addressLocality: null
      addressAdminAreaLevel1: null
      addressAdminAreaLevel2: null
      addressCountry: null
      addressPostalCode: null
      addressFormattedAddress: null
      editName: boolean
      lastActivity: null
      nextActivity: null
    },
    {
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
      additionalData: {
        followers: Record<string, unknown>
        dropboxEmail: string | null
      }
    }
  >

  /**
   * Update an organization.
   *
   * @example
   * const organization = await client.organizations.update(7, { name: 'Garden Ltd' })
   */
  update(
    id: number,
    members: OrganizationUpdate,
    options?: CallOptions,
  ): Call<
    {
      id: number
      companyId: number
      ownerId: UserReference
      name: string
      /** False when deleted. */
      activeFlag: boolean
      firstChar: string
      addTime: string
      updateTime: string
      /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
      visibleTo: VisibleTo
      pictureId: null
      /** The first one of `labelIds`. */
      label: number | null
      labelIds: number[]
      ownerName: string
      ccEmail: string | null
      openDealsCount: number
      relatedOpenDealsCount: number
      closedDealsCount: number
      relatedClosedDealsCount: number
      wonDealsCount: number
      relatedWonDealsCount: number
      lostDealsCount: number
      relatedLostDealsCount: number
      emailMessagesCount: number
      activitiesCount: number
      doneActivitiesCount: number
      undoneActivitiesCount: number
      filesCount: number
      notesCount: number
      followersCount: number
      nextActivityDate: string | null
      nextActivityTime: string | null
      nextActivityId: number | null
      lastActivityId: number | null
      lastActivityDate: string | null
      peopleCount: number
      countryCode: string | null
      address: string | null
      addressSubpremise: null
      addressStreetNumber: null
      addressRoute: null
      addressSublocality: null
      addressLocality: null
      addressAdminAreaLevel1: null
      addressAdminAreaLevel2: null
      addressCountry: null
      addressPostalCode: null
      addressFormattedAddress: null
      editName: boolean
      lastActivity: null
      nextActivity: null
    },
    {
      relatedObjects?: {
        user?: Record<string, RelatedUser>
        organization?: Record<string, RelatedOrganization>
      }
    }
  >

  /**
   * Delete an organization.
   *
   * @example
   * await client.organizations.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Delete several organizations.
   *
   * @deprecated
   * @example
   * await client.organizations.deleteMany({ ids: [7, 8] })
   */
  deleteMany(
    members: {
      ids: number[]
    },
    options?: CallOptions,
  ): Call<{
    id: number[]
  }>
}

/**
 * Operations on pipelines.
 *
 * @example
 * for await (const pipeline of client.pipelines.list()) console.log(pipeline)
 */
export interface PipelinesOperations {
  /**
   * List pipelines.
   *
   * @example
   * for await (const pipeline of client.pipelines.list()) console.log(pipeline)
   */
  list(options?: CallOptions): List<Pipeline>

  /**
   * Add a pipeline.
   *
   * @example
   * const pipeline = await client.pipelines.create({ name: 'Sales' })
   */
  create(
    members: {
      name: string
      dealProbability?: boolean
      orderNr?: number
      active?: boolean
    },
    options?: CallOptions,
  ): Call<Pipeline>

  /**
   * Get one pipeline with a summary of its open deals.
   *
   * @example
   * const pipeline = await client.pipelines.get(7)
   */
  get(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
    name: string
    urlTitle: string
    orderNr: number
    active: boolean
    dealProbability: boolean
    addTime: string
    updateTime: string
    /** True for the default pipeline, the first one. */
    selected: boolean
    dealsSummary: DealsSummary
  }>

  /**
   * Update a pipeline.
   *
   * @example
   * const pipeline = await client.pipelines.update(7, { name: 'Sales' })
   */
  update(
    id: number,
    members: {
      name?: string
      dealProbability?: boolean
      orderNr?: number
      active?: boolean
    },
    options?: CallOptions,
  ): Call<Pipeline>

  /**
   * Delete a pipeline without deals.
   *
   * @example
   * await client.pipelines.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>
}

/**
 * Operations on stages.
 *
 * @example
 * for await (const stage of client.stages.list()) console.log(stage)
 */
export interface StagesOperations {
  /**
   * List stages, of all pipelines or of one.
   *
   * @example
   * for await (const stage of client.stages.list()) console.log(stage)
   */
  list(
    members?: {
      pipelineId?: number
      start?: number
      /** Default: all. */
      limit?: number
    },
    options?: CallOptions,
  ): List<Stage>

  /**
   * Add a stage.
   *
   * @example
   * const stage = await client.stages.create({ name: 'Offer', pipelineId: 1 })
   */
  create(
    members: {
      name: string
      pipelineId: number
      /** Percent. At most 100. */
      dealProbability?: number
      rottenFlag?: boolean
      rottenDays?: number | null
      orderNr?: number
    },
    options?: CallOptions,
  ): Call<Stage>

  /**
   * Get one stage with a summary of its open deals.
   *
   * @example
   * const stage = await client.stages.get(7)
   */
  get(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
    companyId: number
    orderNr: number
    name: string
    activeFlag: boolean
    dealProbability: number
    pipelineId: number
    rottenFlag: boolean
    rottenDays: number | null
    addTime: string
    updateTime: string
    pipelineName: string
    pipelineDealProbability: boolean
    dealsSummary: DealsSummary
  }>

  /**
   * Update a stage.
   *
   * @example
   * const stage = await client.stages.update(7, { name: 'Offer' })
   */
  update(
    id: number,
    members: {
      name?: string
      pipelineId?: number
      /** Percent. At most 100. */
      dealProbability?: number
      rottenFlag?: boolean
      rottenDays?: number | null
      orderNr?: number
    },
    options?: CallOptions,
  ): Call<Stage>

  /**
   * Delete a stage without deals.
   *
   * @example
   * await client.stages.delete(7)
   */
  delete(
    id: number,
    options?: CallOptions,
  ): Call<{
    id: number
  }>

  /**
   * Delete several stages without deals.
   *
   * @deprecated
   * @example
   * await client.stages.deleteMany({ ids: [7, 8] })
   */
  deleteMany(
    members: {
      ids: number[]
    },
    options?: CallOptions,
  ): Call<{
    id: number[]
  }>
}

/**
 * Operations on users.
 *
 * @example
 * for await (const user of client.users.list()) console.log(user)
 */
export interface UsersOperations {
  /**
   * List the users of the company.
   *
   * @example
   * for await (const user of client.users.list()) console.log(user)
   */
  list(options?: CallOptions): List<User>

  /**
   * Find users by name or e-mail address.
   *
   * @example
   * for await (const user of client.users.find({ term: 'ida' })) console.log(user)
   */
  find(
    members: {
      /** Part of the name. */
      term: string
      /** Looks at e-mail addresses instead of names. */
      searchByEmail?: boolean
    },
    options?: CallOptions,
  ): List<User>

  /**
   * Get the user who calls, with the company.
   *
   * @example
   * const user = await client.users.me()
   */
  me(options?: CallOptions): Call<CurrentUser>

  /**
   * Get one user.
   *
   * @example
   * const user = await client.users.get(7)
   */
  get(id: number, options?: CallOptions): Call<User>
}

/**
 * Operations on currencies.
 *
 * @example
 * for await (const currency of client.currencies.list()) console.log(currency)
 */
export interface CurrenciesOperations {
  /**
   * List the currencies.
   *
   * @example
   * for await (const currency of client.currencies.list()) console.log(currency)
   */
  list(
    members?: {
      /** Part of the code or the name. */
      term?: string
    },
    options?: CallOptions,
  ): List<Currency>
}

/**
 * Operations on user settings.
 *
 * @example
 * const settings = await client.userSettings.get()
 */
export interface UserSettingsOperations {
  /**
   * Get the settings of the user who calls.
   *
   * @example
   * const settings = await client.userSettings.get()
   */
  get(options?: CallOptions): Call<UserSettings>
}

/**
 * Operations on item search.
 *
 * @example
 * for await (const hit of client.itemSearch.search({ term: 'bench' })) console.log(hit)
 */
export interface ItemSearchOperations {
  /**
   * Search deals, persons, organizations, products and files.
   *
   * @example
   * for await (const hit of client.itemSearch.search({ term: 'bench' })) console.log(hit)
   */
  search(
    members: {
      /** At least 2 characters, 1 with `exactMatch`. */
      term: string
      /** Default: all of them. */
      itemTypes?: (
        | 'deal'
        | 'person'
        | 'organization'
        | 'product'
        | 'lead'
        | 'file'
        | 'mail_attachment'
        | 'project'
      )[]
      /** Default: all of them. */
      fields?: (
        | 'address'
        | 'code'
        | 'custom_fields'
        | 'email'
        | 'name'
        | 'notes'
        | 'phone'
        | 'title'
        | 'description'
        | 'organization_name'
        | 'person_name'
      )[]
      /** Adds what belongs to found persons and organizations. */
      searchForRelatedItems?: boolean
      /** Whole value, in either case. */
      exactMatch?: boolean
      includeFields?: ('deal.cc_email' | 'person.picture' | 'product.price')[]
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    {
      /** 0 for related items. */
      resultScore: number
      item: FoundItem
    },
    {
      additionalData: {
        pagination: Pagination
      }
      relatedItems: {
        /** 0 for related items. */
        resultScore: number
        item: FoundItem
      }[]
    }
  >

  /**
   * Search the values of one field.
   *
   * @example
   * for await (const hit of client.itemSearch.searchField({ term: 'bench', fieldType: 'productField', fieldKey: 'code' })) console.log(hit)
   */
  searchField(
    members: {
      /** At least 2 characters, 1 with `exactMatch`. */
      term: string
      fieldType:
        | 'dealField'
        | 'leadField'
        | 'personField'
        | 'organizationField'
        | 'productField'
        | 'projectField'
      /** Key of a field that holds text or numbers. */
      fieldKey: string
      /** Whole value, case and accents as given. */
      exactMatch?: boolean
      /** A row for each item instead of one for each value. */
      returnItemIds?: boolean
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    {
      id?: number
      name?: string
      code?: string
      description?: string
      unit?: string
      title?: string
      email?: string
      phone?: string
      address?: string
      /** Custom fields. */
      custom?: UntypedCustomValues
    },
    {
      additionalData: {
        pagination: Pagination
      }
    }
  >
}

/**
 * Operations on recents.
 *
 * @example
 * for await (const recent of client.recents.list({ sinceTimestamp: '2026-01-01 00:00:00' })) console.log(recent)
 */
export interface RecentsOperations {
  /**
   * List what has changed since a time.
   *
   * @example
   * for await (const recent of client.recents.list({ sinceTimestamp: '2026-01-01 00:00:00' })) console.log(recent)
   */
  list(
    members: {
      /** `YYYY-MM-DD HH:MM:SS`, UTC. Continue with `lastTimestampOnPage`. */
      sinceTimestamp: string
      /** Default: all of them. */
      items?: (
        | 'activity'
        | 'activityType'
        | 'deal'
        | 'file'
        | 'filter'
        | 'note'
        | 'person'
        | 'organization'
        | 'pipeline'
        | 'product'
        | 'stage'
        | 'user'
      )[]
      /** Default 0. */
      start?: number
      /** Default 100. At most 500. */
      limit?: number
    },
    options?: CallOptions,
  ): List<
    {
      item:
        | 'activity'
        | 'activityType'
        | 'deal'
        | 'file'
        | 'filter'
        | 'note'
        | 'person'
        | 'organization'
        | 'pipeline'
        | 'product'
        | 'stage'
        | 'user'
      id: number
      /** The item as its own operation shows it, with numbers in place of the objects it refers to. */
      data: Record<string, unknown>
    },
    {
      additionalData: {
        sinceTimestamp: string
        lastTimestampOnPage: string
        pagination: Pagination
      }
    }
  >
}

/**
 * Pagination.
 *
 * @example
 * const read = (pagination: v1.Pagination) => pagination.start
 */
export interface Pagination {
  start: number
  limit: number
  moreItemsInCollection: boolean
  /** Only when there are more items. */
  nextStart?: number
}

/**
 * Users only.
 *
 * @example
 * const read = (usersOnly: v1.UsersOnly) => usersOnly.user
 */
export interface UsersOnly {
  user: Record<string, RelatedUser>
}

/**
 * Related user.
 *
 * @example
 * const read = (relatedUser: v1.RelatedUser) => relatedUser.id
 */
export interface RelatedUser {
  id: number
  name: string
  email: string
  hasPic: boolean
  picHash: string | null
  activeFlag: boolean
}

/**
 * Product.
 *
 * @example
 * const read = (product: v1.Product) => product.id
 */
export interface Product<Custom = UntypedCustomValues> {
  id: number
  name: string
  code: string | null
  description: string | null
  unit: string | null
  /** Percent. */
  tax: number
  /** Id of an option of the category field. */
  category: string | null
  /** False when deleted. */
  activeFlag: boolean
  /** May be added to deals. */
  selectable: boolean
  firstChar: string
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo: VisibleTo
  ownerId: UserReference
  filesCount: number | null
  followersCount: number
  addTime: string
  updateTime: string
  billingFrequency: BillingFrequency
  billingFrequencyCycles: number | null
  prices: Price[]
  productVariations: Variation[]
  /** Custom fields. */
  custom: Custom
}

/**
 * 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company.
 *
 * @example
 * const visibleTo: v1.VisibleTo = '1'
 */
export type VisibleTo = '1' | '3' | '5' | '7'

/**
 * User reference.
 *
 * @example
 * const read = (userReference: v1.UserReference) => userReference.id
 */
export interface UserReference {
  id: number
  name: string
  email: string
  hasPic: boolean
  picHash: string | null
  activeFlag: boolean
  value: number
}

/**
 * Billing frequency.
 *
 * @example
 * const billingFrequency: v1.BillingFrequency = 'one-time'
 */
export type BillingFrequency =
  | 'one-time'
  | 'annually'
  | 'semi-annually'
  | 'quarterly'
  | 'monthly'
  | 'weekly'

/**
 * Price.
 *
 * @example
 * const read = (price: v1.Price) => price.id
 */
export interface Price {
  id: number
  productId: number
  price: number
  currency: string
  cost: number
  overheadCost: number | null
  notes: string
}

/**
 * Variation.
 *
 * @example
 * const read = (variation: v1.Variation) => variation.id
 */
export interface Variation {
  id: number
  name: string
  productId: number
  prices: VariationPrice[]
}

/**
 * Variation price.
 *
 * @example
 * const read = (variationPrice: v1.VariationPrice) => variationPrice.id
 */
export interface VariationPrice {
  id: number
  productId: number
  productVariationId: number
  price: number
  currency: string
  cost: number
  overheadCost: number | null
  comment: string
}

/**
 * Product creation.
 *
 * @example
 * const read = (productCreation: v1.ProductCreation) => productCreation.id
 */
export interface ProductCreation<Custom = UntypedCustomValues> {
  name: string
  code?: string | null
  description?: string | null
  unit?: string | null
  tax?: number
  category?: number | null
  /** False deletes, true restores. */
  activeFlag?: boolean
  selectable?: boolean
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
  ownerId?: number
  prices?: PriceInput[]
  billingFrequency?: BillingFrequency
  /** At most 208. */
  billingFrequencyCycles?: number | null
  /** Custom fields; null clears one. */
  custom?: Partial<Custom>
}

/**
 * Price input.
 *
 * @example
 * const read = (priceInput: v1.PriceInput) => priceInput.currency
 */
export interface PriceInput {
  /** ISO 4217 code, in either case. */
  currency: string
  price: number
  cost?: number | null
  overheadCost?: number | null
  notes?: string | null
}

/**
 * Product update.
 *
 * @example
 * const read = (productUpdate: v1.ProductUpdate) => productUpdate.name
 */
export interface ProductUpdate<Custom = UntypedCustomValues> {
  name?: string
  code?: string | null
  description?: string | null
  unit?: string | null
  tax?: number
  category?: number | null
  /** False deletes, true restores. */
  activeFlag?: boolean
  selectable?: boolean
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
  ownerId?: number
  prices?: PriceInput[]
  billingFrequency?: BillingFrequency
  /** At most 208. */
  billingFrequencyCycles?: number | null
  /** Custom fields; null clears one. */
  custom?: Partial<Custom>
}

/**
 * Search field.
 *
 * @example
 * const searchField: v1.SearchField = 'code'
 */
export type SearchField = 'code' | 'custom_fields' | 'name'

/**
 * Search item.
 *
 * @example
 * const read = (searchItem: v1.SearchItem) => searchItem.resultScore
 */
export interface SearchItem {
  resultScore: number
  item: {
    id: number
    type: 'product'
    name: string
    code: string | null
    visibleTo: number
    owner: {
      id: number
    }
    /** The values that matched. */
    customFields: string[]
    prices?: Price[]
  }
}

/**
 * Found product.
 *
 * @example
 * const read = (foundProduct: v1.FoundProduct) => foundProduct.id
 */
export interface FoundProduct {
  id: number
  variationId: number | null
  name: string
  title: string
  variationName: string | null
  price: number
  priceFormatted: string
}

/**
 * Related to deals.
 *
 * @example
 * const read = (relatedToDeals: v1.RelatedToDeals) => relatedToDeals.user
 */
export interface RelatedToDeals {
  user?: Record<string, RelatedUser>
  organization?: Record<string, RelatedOrganization>
  person?: Record<string, RelatedPerson>
  stage?: Record<string, Stage>
  pipeline?: Record<string, RelatedPipeline>
}

/**
 * Related organization.
 *
 * @example
 * const read = (relatedOrganization: v1.RelatedOrganization) => relatedOrganization.id
 */
export interface RelatedOrganization {
  id: number
  name: string
  peopleCount: number
  ownerId: number
  address: string | null
  activeFlag: boolean
  ccEmail: string | null
}

/**
 * Related person.
 *
 * @example
 * const read = (relatedPerson: v1.RelatedPerson) => relatedPerson.id
 */
export interface RelatedPerson {
  id: number
  activeFlag: boolean
  name: string
  email: {
    label: string
    value: string
    primary: boolean
  }[]
  phone: {
    label: string
    value: string
    primary: boolean
  }[]
  ownerId: number
}

/**
 * Stage.
 *
 * @example
 * const read = (stage: v1.Stage) => stage.id
 */
export interface Stage {
  id: number
  companyId: number
  orderNr: number
  name: string
  activeFlag: boolean
  dealProbability: number
  pipelineId: number
  rottenFlag: boolean
  rottenDays: number | null
  addTime: string
  updateTime: string
  pipelineName: string
  pipelineDealProbability: boolean
}

/**
 * Related pipeline.
 *
 * @example
 * const read = (relatedPipeline: v1.RelatedPipeline) => relatedPipeline.id
 */
export interface RelatedPipeline {
  id: number
  name: string
  urlTitle: string
  orderNr: number
  active: boolean
  dealProbability: boolean
  addTime: string
  updateTime: string
}

/**
 * Deal.
 *
 * @example
 * const read = (deal: v1.Deal) => deal.id
 */
export interface Deal {
  id: number
  creatorUserId: UserReference
  userId: UserReference
  personId: {
    activeFlag: boolean
    name: string
    email: {
      label: string
      value: string
      primary: boolean
    }[]
    phone: {
      label: string
      value: string
      primary: boolean
    }[]
    ownerId: number
    value: number
  } | null
  orgId: {
    name: string
    peopleCount: number
    ownerId: number
    address: string | null
    activeFlag: boolean
    ccEmail: string | null
    value: number
  } | null
  stageId: number
  title: string
  value: number
  currency: string
  addTime: string
  updateTime: string
  stageChangeTime: string | null
  active: boolean
  deleted: boolean
  isArchived: boolean
  status: 'open' | 'won' | 'lost' | 'deleted'
  probability: number | null
  nextActivityDate: string | null
  nextActivityTime: string | null
  nextActivityId: number | null
  lastActivityId: number | null
  lastActivityDate: string | null
  lostReason: string | null
  visibleTo: string
  closeTime: string | null
  pipelineId: number
  wonTime: string | null
  firstWonTime: string | null
  lostTime: string | null
  productsCount: number
  filesCount: number
  notesCount: number
  followersCount: number
  emailMessagesCount: number
  activitiesCount: number
  doneActivitiesCount: number
  undoneActivitiesCount: number
  participantsCount: number
  expectedCloseDate: string | null
  lastIncomingMailTime: string | null
  lastOutgoingMailTime: string | null
  /** Option ids, with commas between them. */
  label: string | null
  stageOrderNr: number
  personName: string | null
  orgName: string | null
  nextActivitySubject: string | null
  nextActivityType: string | null
  nextActivityDuration: string | null
  nextActivityNote: string | null
  formattedValue: string
  weightedValue: number
  formattedWeightedValue: string
  weightedValueCurrency: string
  rottenTime: string | null
  ownerName: string
  ccEmail: string | null
  orgHidden: boolean
  personHidden: boolean
  origin: string
  originId: string | null
  channel: number | null
  channelId: string | null
  arr: number | null
  mrr: number | null
  acv: number | null
  arrCurrency: string | null
  mrrCurrency: string | null
  acvCurrency: string | null
  /** Custom fields. */
  custom?: UntypedCustomValues
}

/**
 * File.
 *
 * @example
 * const read = (file: v1.File) => file.id
 */
export interface File {
  id: number
  userId: number | null
  dealId: number | null
  personId: number | null
  orgId: number | null
  productId: number | null
  activityId: number | null
  leadId: string | null
  projectId: number | null
  logId: number | null
  addTime: string
  updateTime: string
  fileName: string
  fileType: string
  /** Bytes. */
  fileSize: number
  activeFlag: boolean
  inlineFlag: boolean
  remoteLocation: string | null
  remoteId: string | null
  cid: string | null
  s3Bucket: string | null
  mailMessageId: string | null
  mailTemplateId: string | null
  dealName: string | null
  personName: string | null
  orgName: string | null
  productName: string | null
  leadName: string | null
  projectName: string | null
  url: string
  name: string
  description: string | null
}

/**
 * Follower.
 *
 * @example
 * const read = (follower: v1.Follower) => follower.userId
 */
export interface Follower {
  userId: number
  id: number
  productId: number
  addTime: string
}

/**
 * Follower creation.
 *
 * @example
 * const read = (followerCreation: v1.FollowerCreation) => followerCreation.userId
 */
export interface FollowerCreation {
  userId: number
}

/**
 * Product field.
 *
 * @example
 * const read = (productField: v1.ProductField) => productField.id
 */
export interface ProductField {
  /** Null for sub-fields. */
  id: number | null
  key: string
  name: string
  orderNr: number
  fieldType: string
  jsonColumnFlag: boolean
  groupId: number | null
  addTime: string
  updateTime: string
  lastUpdatedByUserId: number | null
  createdByUserId: number | null
  activeFlag: boolean
  /** True for custom fields. */
  editFlag: boolean
  indexVisibleFlag: boolean
  detailsVisibleFlag: boolean
  addVisibleFlag: boolean
  importantFlag: boolean
  bulkEditAllowed: boolean
  searchableFlag: boolean
  filteringAllowed: boolean
  sortableFlag: boolean
  mandatoryFlag: boolean
  picklistData: null
  description: string | null
  restrictionSettings: null
  userRestrictions: null
  options?: FieldOption[]
  optionsDeleted?: FieldOption[]
  subfields?: ProductSubField[]
  isSubfield?: true
  parentId?: number
  idSuffix?: string
}

/**
 * Field option.
 *
 * @example
 * const read = (fieldOption: v1.FieldOption) => fieldOption.id
 */
export interface FieldOption {
  id: number | string
  label: string
}

/**
 * Product sub field.
 *
 * @example
 * const read = (productSubField: v1.ProductSubField) => productSubField.id
 */
export interface ProductSubField {
  /** Null for sub-fields. */
  id: number | null
  key: string
  name: string
  orderNr: number
  fieldType: string
  jsonColumnFlag: boolean
  groupId: number | null
  addTime: string
  updateTime: string
  lastUpdatedByUserId: number | null
  createdByUserId: number | null
  activeFlag: boolean
  /** True for custom fields. */
  editFlag: boolean
  indexVisibleFlag: boolean
  detailsVisibleFlag: boolean
  addVisibleFlag: boolean
  importantFlag: boolean
  bulkEditAllowed: boolean
  searchableFlag: boolean
  filteringAllowed: boolean
  sortableFlag: boolean
  mandatoryFlag: boolean
  picklistData: null
  description: string | null
  restrictionSettings: null
  userRestrictions: null
  isSubfield: true
  parentId: number
  /** What the key has behind that of the field. */
  idSuffix: string
}

/**
 * Product field creation.
 *
 * @example
 * const read = (productFieldCreation: v1.ProductFieldCreation) => productFieldCreation.name
 */
export interface ProductFieldCreation {
  name: string
  fieldType: FieldType
  /** For enum and set: `[{"label":"red"}]`, or `["red"]`. */
  options?: unknown[]
}

/**
 * Field type.
 *
 * @example
 * const fieldType: v1.FieldType = 'varchar'
 */
export type FieldType =
  | 'varchar'
  | 'varchar_auto'
  | 'text'
  | 'double'
  | 'monetary'
  | 'date'
  | 'daterange'
  | 'time'
  | 'timerange'
  | 'enum'
  | 'set'
  | 'user'
  | 'org'
  | 'people'
  | 'phone'
  | 'address'

/**
 * Product field update.
 *
 * @example
 * const read = (productFieldUpdate: v1.ProductFieldUpdate) => productFieldUpdate.name
 */
export interface ProductFieldUpdate {
  name?: string
  /** Cannot change. */
  fieldType?: string
  /** All that shall remain: `[{"id":9,"label":"red"}]`; without `id` new. */
  options?: unknown[]
}

/**
 * Filter summary.
 *
 * @example
 * const read = (filterSummary: v1.FilterSummary) => filterSummary.id
 */
export interface FilterSummary {
  id: number
  name: string
  filterCode: string | null
  isEditable: boolean
  activeFlag: boolean
  type: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects'
  temporaryFlag: boolean | null
  userId: number
  addTime: string
  updateTime: string
  /** 1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it. */
  visibleTo: '1' | '3' | '5' | '7'
  lastUsedTime: string | null
  customViewId: number | null
}

/**
 * Filter.
 *
 * @example
 * const read = (filter: v1.Filter) => filter.id
 */
export interface Filter {
  id: number
  name: string
  filterCode: string | null
  isEditable: boolean
  activeFlag: boolean
  type: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects'
  temporaryFlag: boolean | null
  userId: number
  addTime: string
  updateTime: string
  /** 1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it. */
  visibleTo: '1' | '3' | '5' | '7'
  lastUsedTime: string | null
  customViewId: number | null
  conditions: FilterConditions
}

/**
 * Filter conditions.
 *
 * @example
 * const read = (filterConditions: v1.FilterConditions) => filterConditions.glue
 */
export interface FilterConditions {
  glue: 'and'
  conditions: (
    | {
        glue: 'and'
        conditions: {
          object: string
          /** Id of a field, such as those of `/productFields`. */
          fieldId: string
          operator: string
          value: string | null
          /** Currency of amounts, component of addresses, end of ranges. */
          extraValue: string | null
          jsonValueFlag: boolean
          /** Key of the field; with `includeFieldCode`. */
          fieldCode?: string | null
        }[]
      }
    | {
        glue: 'or'
        conditions: {
          object: string
          /** Id of a field, such as those of `/productFields`. */
          fieldId: string
          operator: string
          value: string | null
          /** Currency of amounts, component of addresses, end of ranges. */
          extraValue: string | null
          jsonValueFlag: boolean
          /** Key of the field; with `includeFieldCode`. */
          fieldCode?: string | null
        }[]
      }
  )[]
}

/**
 * File upload.
 *
 * @example
 * const read = (fileUpload: v1.FileUpload) => fileUpload.productId
 */
export interface FileUpload {
  productId?: number
  dealId?: number
  personId?: number
  orgId?: number
  /** Not kept: refused. */
  activityId?: string
  /** Not kept: refused. */
  leadId?: string
  /** Not kept: refused. */
  projectId?: string
}

/**
 * Deal creation.
 *
 * @example
 * const read = (dealCreation: v1.DealCreation) => dealCreation.id
 */
export interface DealCreation {
  title: string
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  addTime?: string
  /** Not looked at while the deal has enabled products. */
  value?: number | null
  /** Option ids. */
  label?: number[] | null
  currency?: string
  userId?: number
  personId?: number | null
  orgId?: number | null
  pipelineId?: number
  stageId?: number
  isArchived?: boolean
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  archiveTime?: string
  status?: 'open' | 'won' | 'lost' | 'deleted'
  originId?: string | null
  channel?: number | null
  channelId?: string | null
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  wonTime?: string
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  lostTime?: string
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  closeTime?: string
  /** `YYYY-MM-DD`. */
  expectedCloseDate?: string | null
  /** At most 100. */
  probability?: number | null
  lostReason?: string | null
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
}

/**
 * Deal details.
 *
 * @example
 * const read = (dealDetails: v1.DealDetails) => dealDetails.id
 */
export interface DealDetails {
  id: number
  creatorUserId: UserReference
  userId: UserReference
  personId: {
    activeFlag: boolean
    name: string
    email: {
      label: string
      value: string
      primary: boolean
    }[]
    phone: {
      label: string
      value: string
      primary: boolean
    }[]
    ownerId: number
    value: number
  } | null
  orgId: {
    name: string
    peopleCount: number
    ownerId: number
    address: string | null
    activeFlag: boolean
    ccEmail: string | null
    value: number
  } | null
  stageId: number
  title: string
  value: number
  currency: string
  addTime: string
  updateTime: string
  stageChangeTime: string | null
  active: boolean
  deleted: boolean
  isArchived: boolean
  status: 'open' | 'won' | 'lost' | 'deleted'
  probability: number | null
  nextActivityDate: string | null
  nextActivityTime: string | null
  nextActivityId: number | null
  lastActivityId: number | null
  lastActivityDate: string | null
  lostReason: string | null
  visibleTo: string
  closeTime: string | null
  pipelineId: number
  wonTime: string | null
  firstWonTime: string | null
  lostTime: string | null
  productsCount: number
  filesCount: number
  notesCount: number
  followersCount: number
  emailMessagesCount: number
  activitiesCount: number
  doneActivitiesCount: number
  undoneActivitiesCount: number
  participantsCount: number
  expectedCloseDate: string | null
  lastIncomingMailTime: string | null
  lastOutgoingMailTime: string | null
  /** Option ids, with commas between them. */
  label: string | null
  stageOrderNr: number
  personName: string | null
  orgName: string | null
  nextActivitySubject: string | null
  nextActivityType: string | null
  nextActivityDuration: string | null
  nextActivityNote: string | null
  formattedValue: string
  weightedValue: number
  formattedWeightedValue: string
  weightedValueCurrency: string
  rottenTime: string | null
  ownerName: string
  ccEmail: string | null
  orgHidden: boolean
  personHidden: boolean
  origin: string
  originId: string | null
  channel: number | null
  channelId: string | null
  arr: number | null
  mrr: number | null
  acv: number | null
  arrCurrency: string | null
  mrrCurrency: string | null
  acvCurrency: string | null
  averageTimeToWon: {
    y: number
    m: number
    d: number
    h: number
    i: number
    s: number
    totalSeconds: number
  }
  averageStageProgress: number
  age: {
    y: number
    m: number
    d: number
    h: number
    i: number
    s: number
    totalSeconds: number
  }
  stayInPipelineStages: {
    /** Seconds by stage. */
    timesInStages: Record<string, number>
    orderOfStages: number[]
  }
  lastActivity: null
  nextActivity: null
  /** Custom fields. */
  custom?: UntypedCustomValues
}

/**
 * Deal update.
 *
 * @example
 * const read = (dealUpdate: v1.DealUpdate) => dealUpdate.title
 */
export interface DealUpdate {
  title?: string
  /** Not looked at while the deal has enabled products. */
  value?: number | null
  /** Option ids. */
  label?: number[] | null
  currency?: string
  userId?: number
  personId?: number | null
  orgId?: number | null
  pipelineId?: number
  stageId?: number
  isArchived?: boolean
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  archiveTime?: string
  status?: 'open' | 'won' | 'lost' | 'deleted'
  originId?: string | null
  channel?: number | null
  channelId?: string | null
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  wonTime?: string
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  lostTime?: string
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  closeTime?: string
  /** `YYYY-MM-DD`. */
  expectedCloseDate?: string | null
  /** At most 100. */
  probability?: number | null
  lostReason?: string | null
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
}

/**
 * Deal product.
 *
 * @example
 * const read = (dealProduct: v1.DealProduct) => dealProduct.id
 */
export interface DealProduct<Custom = UntypedCustomValues> {
  /** Of the attachment, not of the product. */
  id: number
  dealId: number
  orderNr: number
  /** Null once the product has been purged, or when it is hidden from the reader. */
  productId: number | null
  productVariationId: number | null
  itemPrice: number
  discount: number
  discountType: 'percentage' | 'amount'
  discountPercentage: number | null
  duration: number
  durationUnit: string | null
  sumNoDiscount: number
  sum: number
  currency: string
  enabledFlag: boolean
  addTime: string
  lastEdit: string | null
  comments: string
  activeFlag: boolean
  /** Percent. */
  tax: number
  /** Counts for all products of the deal. */
  taxMethod: 'exclusive' | 'inclusive' | 'none'
  /** Empty when the product is hidden from the reader. */
  name: string
  sumFormatted: string
  quantityFormatted: string
  quantity: number
  billingFrequency: BillingFrequency
  billingFrequencyCycles: number | null
  billingStartDate: string | null
  product: Product<Custom> | null
}

/**
 * Deal product update.
 *
 * @example
 * const read = (dealProductUpdate: v1.DealProductUpdate) => dealProductUpdate.productId
 */
export interface DealProductUpdate {
  productId?: number
  itemPrice?: number
  quantity?: number
  discount?: number
  discountType?: 'percentage' | 'amount'
  /** Not looked at beside `discount`. At most 100. */
  discountPercentage?: number
  duration?: number
  durationUnit?: 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly' | null
  productVariationId?: number | null
  comments?: string | null
  tax?: number
  /** Counts for all products of the deal. */
  taxMethod?: 'exclusive' | 'inclusive' | 'none'
  enabledFlag?: boolean
  billingFrequency?: BillingFrequency
  /** At most 208. */
  billingFrequencyCycles?: number | null
  /** `YYYY-MM-DD`, within 10 years of today. */
  billingStartDate?: string | null
}

/**
 * Person.
 *
 * @example
 * const read = (person: v1.Person) => person.id
 */
export interface Person {
  id: number
  companyId: number
  ownerId: UserReference
  name: string
  /** False when deleted. */
  activeFlag: boolean
  firstChar: string
  addTime: string
  updateTime: string
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo: VisibleTo
  pictureId: null
  /** The first one of `labelIds`. */
  label: number | null
  labelIds: number[]
  ownerName: string
  ccEmail: string | null
  openDealsCount: number
  relatedOpenDealsCount: number
  closedDealsCount: number
  relatedClosedDealsCount: number
  wonDealsCount: number
  relatedWonDealsCount: number
  lostDealsCount: number
  relatedLostDealsCount: number
  emailMessagesCount: number
  activitiesCount: number
  doneActivitiesCount: number
  undoneActivitiesCount: number
  filesCount: number
  notesCount: number
  followersCount: number
  nextActivityDate: string | null
  nextActivityTime: string | null
  nextActivityId: number | null
  lastActivityId: number | null
  lastActivityDate: string | null
  firstName: string
  lastName: string | null
  email: {
    label: string
    value: string
    primary: boolean
  }[]
  phone: {
    label: string
    value: string
    primary: boolean
  }[]
  orgId: {
    name: string
    peopleCount: number
    ownerId: number
    address: string | null
    activeFlag: boolean
    ccEmail: string | null
    value: number
  } | null
  orgName: string | null
  marketingStatus: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived'
  lastIncomingMailTime: string | null
  lastOutgoingMailTime: string | null
}

/**
 * Person creation.
 *
 * @example
 * const read = (personCreation: v1.PersonCreation) => personCreation.name
 */
export interface PersonCreation {
  name: string
  ownerId?: number
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
  label?: number | null
  /** Wins over `label`, which is one of them. */
  labelIds?: number[]
  /** False deletes, true restores. */
  activeFlag?: boolean
  orgId?: number | null
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  email?: null | string | number | Record<string, unknown> | unknown[]
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  phone?: null | string | number | Record<string, unknown> | unknown[]
  marketingStatus?: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived'
  /** `YYYY-MM-DD HH:MM:SS`, UTC; default now. */
  addTime?: string
}

/**
 * Person update.
 *
 * @example
 * const read = (personUpdate: v1.PersonUpdate) => personUpdate.name
 */
export interface PersonUpdate {
  name?: string
  ownerId?: number
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
  label?: number | null
  /** Wins over `label`, which is one of them. */
  labelIds?: number[]
  /** False deletes, true restores. */
  activeFlag?: boolean
  orgId?: number | null
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  email?: null | string | number | Record<string, unknown> | unknown[]
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  phone?: null | string | number | Record<string, unknown> | unknown[]
  marketingStatus?: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived'
}

/**
 * Organization.
 *
 * @example
 * const read = (organization: v1.Organization) => organization.id
 */
export interface Organization {
  id: number
  companyId: number
  ownerId: UserReference
  name: string
  /** False when deleted. */
  activeFlag: boolean
  firstChar: string
  addTime: string
  updateTime: string
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo: VisibleTo
  pictureId: null
  /** The first one of `labelIds`. */
  label: number | null
  labelIds: number[]
  ownerName: string
  ccEmail: string | null
  openDealsCount: number
  relatedOpenDealsCount: number
  closedDealsCount: number
  relatedClosedDealsCount: number
  wonDealsCount: number
  relatedWonDealsCount: number
  lostDealsCount: number
  relatedLostDealsCount: number
  emailMessagesCount: number
  activitiesCount: number
  doneActivitiesCount: number
  undoneActivitiesCount: number
  filesCount: number
  notesCount: number
  followersCount: number
  nextActivityDate: string | null
  nextActivityTime: string | null
  nextActivityId: number | null
  lastActivityId: number | null
  lastActivityDate: string | null
  peopleCount: number
  countryCode: string | null
  address: string | null
  addressSubpremise: null
  addressStreetNumber: null
  addressRoute: null
  addressSublocality: null
  addressLocality: null
  addressAdminAreaLevel1: null
  addressAdminAreaLevel2: null
  addressCountry: null
  addressPostalCode: null
  addressFormattedAddress: null
}

/**
 * Organization creation.
 *
 * @example
 * const read = (organizationCreation: v1.OrganizationCreation) => organizationCreation.name
 */
export interface OrganizationCreation {
  name: string
  ownerId?: number
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
  label?: number | null
  /** Wins over `label`, which is one of them. */
  labelIds?: number[]
  /** False deletes, true restores. */
  activeFlag?: boolean
  address?: string | null
  /** `YYYY-MM-DD HH:MM:SS`, UTC; default now. */
  addTime?: string
}

/**
 * Organization update.
 *
 * @example
 * const read = (organizationUpdate: v1.OrganizationUpdate) => organizationUpdate.name
 */
export interface OrganizationUpdate {
  name?: string
  ownerId?: number
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  visibleTo?: VisibleTo
  label?: number | null
  /** Wins over `label`, which is one of them. */
  labelIds?: number[]
  /** False deletes, true restores. */
  activeFlag?: boolean
  address?: string | null
}

/**
 * Pipeline.
 *
 * @example
 * const read = (pipeline: v1.Pipeline) => pipeline.id
 */
export interface Pipeline {
  id: number
  name: string
  urlTitle: string
  orderNr: number
  active: boolean
  dealProbability: boolean
  addTime: string
  updateTime: string
  /** True for the default pipeline, the first one. */
  selected: boolean
}

/**
 * Deals summary.
 *
 * @example
 * const read = (dealsSummary: v1.DealsSummary) => dealsSummary.perStages
 */
export interface DealsSummary {
  perStages: Record<
    string,
    Record<
      string,
      {
        count: number
        value: number
        valueFormatted: string
        weightedValue: number
        weightedValueFormatted: string
      }
    >
  >
  perCurrency: Record<string, number>
  totalCount: number
  perCurrencyFull: Record<
    string,
    {
      count: number
      value: number
    }
  >
}

/**
 * User.
 *
 * @example
 * const read = (user: v1.User) => user.id
 */
export interface User {
  id: number
  name: string
  defaultCurrency: string
  locale: string
  lang: number
  email: string
  phone: string | null
  activated: boolean
  /** Last use of any API token. */
  lastLogin: string | null
  created: string
  modified: string
  signupFlowVariation: string | null
  hasCreatedCompany: boolean
  /** 0 or 1. */
  isAdmin: number
  access: {
    app: 'sales' | 'global'
    admin: boolean
    /** The same for all who may do the same. */
    permissionSetId: string
  }[]
  /** False when shut out. */
  activeFlag: boolean
  timezoneName: string
  /** At this moment. */
  timezoneOffset: string
  roleId: number
  iconUrl: string | null
  isYou: boolean
  isDeleted: boolean
}

/**
 * Current user.
 *
 * @example
 * const read = (currentUser: v1.CurrentUser) => currentUser.id
 */
export interface CurrentUser {
  id: number
  name: string
  defaultCurrency: string
  locale: string
  lang: number
  email: string
  phone: string | null
  activated: boolean
  /** Last use of any API token. */
  lastLogin: string | null
  created: string
  modified: string
  signupFlowVariation: string | null
  hasCreatedCompany: boolean
  /** 0 or 1. */
  isAdmin: number
  access: {
    app: 'sales' | 'global'
    admin: boolean
    /** The same for all who may do the same. */
    permissionSetId: string
  }[]
  /** False when shut out. */
  activeFlag: boolean
  timezoneName: string
  /** At this moment. */
  timezoneOffset: string
  roleId: number
  iconUrl: string | null
  isYou: boolean
  isDeleted: boolean
  companyId: number
  companyName: string
  companyDomain: string
  companyCountry: string | null
  companyIndustry: string | null
  language: {
    languageCode: string
    countryCode: string
  }
}

/**
 * Currency.
 *
 * @example
 * const read = (currency: v1.Currency) => currency.id
 */
export interface Currency {
  /** Made from the letters of the code, so it never changes. */
  id: number
  /** ISO 4217. */
  code: string
  name: string
  decimalPoints: number
  symbol: string
  activeFlag: boolean
  isCustomFlag: boolean
}

/**
 * User settings.
 *
 * @example
 * const read = (userSettings: v1.UserSettings) => userSettings.marketplaceAllowCustomInstallUrl
 */
export interface UserSettings {
  marketplaceAllowCustomInstallUrl: boolean
  marketplaceAppExtensionsVendor: boolean
  marketplaceTeam: boolean
  listLimit: number
  betaApp: boolean
  preventSalesphoneCalltoOverride: boolean
  fileUploadDestination: string
  calltoLinkSyntax: string
  autofillDealExpectedCloseDate: boolean
  personDuplicateCondition: string
}

/**
 * Found item.
 *
 * @example
 * const read = (foundItem: v1.FoundItem) => foundItem.id
 */
export interface FoundItem {
  id: number
  type: 'deal' | 'person' | 'organization' | 'product' | 'file'
  title?: string
  name?: string
  code?: string | null
  value?: number
  currency?: string
  status?: string
  phones?: string[]
  emails?: string[]
  address?: string | null
  url?: string
  visibleTo?: number
  owner?: {
    id: number
  }
  stage?: {
    id: number
    name: string
  }
  deal?: {
    id: number
    title: string
  } | null
  person?: {
    id: number
    name: string
  } | null
  organization?: {
    id: number
    name: string
    address: string | null
  } | null
  product?: {
    id: number
    name: string
  } | null
  /** The values that matched. */
  customFields?: string[]
  notes?: string[]
  isArchived?: boolean
  ccEmail?: string | null
  picture?: null
  prices?: Price[]
}
