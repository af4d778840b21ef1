import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { bare } from './envelope.ts'

export const Currency = Type.Object({
  id: Type.Integer({ description: 'Made from the letters of the code, so it never changes.' }),
  code: Type.String({ examples: ['EUR'], description: 'ISO 4217.' }),
  name: Type.String({ examples: ['Euro'] }),
  decimal_points: Type.Integer(),
  symbol: Type.String({ examples: ['€'] }),
  active_flag: Type.Boolean(),
  is_custom_flag: Type.Boolean(),
})
export type Currency = Type.Static<typeof Currency>

/** The currencies amounts may be in (http-v1-neighbours section 6). */
export const currencies = defineRoutes({
  getCurrencies: {
    method: 'GET',
    path: '/currencies',
    summary: 'List the currencies',
    scopes: ['base'],
    cost: 20,
    query: Type.Object({
      term: Type.Optional(Type.String({ description: 'Part of the code or the name.' })),
    }),
    returns: bare(Type.Array(Currency)),
    errors: ['invalid_value'],
  },
})
