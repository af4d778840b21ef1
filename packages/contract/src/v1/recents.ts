import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { customFieldPattern, oneOf, orNull, queryList } from '../schema.ts'
import { Pagination, paging, Time } from './envelope.ts'
import { Price } from './prices.ts'
import { Product } from './product.ts'

const RecentItem = oneOf([
  'activity',
  'activityType',
  'deal',
  'file',
  'filter',
  'note',
  'person',
  'organization',
  'pipeline',
  'product',
  'stage',
  'user',
])

/** A product as the list of changes shows it: its owner by number, its prices by currency. */
export const RecentProduct = Type.Object(
  {
    ...Product.properties,
    owner_id: Type.Integer(),
    prices: Type.Record(Type.String(), Price),
  },
  { patternProperties: { [customFieldPattern]: Type.Unknown() }, additionalProperties: false },
)
export type RecentProduct = Type.Static<typeof RecentProduct>

const RecentsQuery = Type.Object({
  since_timestamp: Type.String({
    description: '`YYYY-MM-DD HH:MM:SS`, UTC. Continue with `last_timestamp_on_page`.',
    examples: ['2021-03-01 00:00:00'],
  }),
  items: Type.Optional(queryList(RecentItem, { description: 'Default: all of them.' })),
  ...paging(500),
})

const Recent = Type.Object({
  item: RecentItem,
  id: Type.Integer(),
  data: Type.Object(
    {},
    {
      description:
        'The item as its own operation shows it, with numbers in place of the objects it refers to.',
      additionalProperties: true,
    },
  ),
})

/** What has changed since a time (http-v1-neighbours section 7). */
export const recents = defineRoutes({
  getRecents: {
    method: 'GET',
    path: '/recents',
    summary: 'List what has changed since a time',
    scopes: ['recents:read', 'search:read'],
    cost: 20,
    query: RecentsQuery,
    returns: Type.Object({
      success: Type.Literal(true),
      data: orNull(Type.Array(Recent)),
      additional_data: Type.Object({
        since_timestamp: Time,
        last_timestamp_on_page: Time,
        pagination: Pagination,
      }),
    }),
    errors: ['invalid_value'],
  },
})
