import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { Id, nullable, oneOf, queryList, raises, withDefault } from '../schema.ts'
import { bare, DeletedId, IdParams, Time } from './envelope.ts'
import { VisibleTo } from './product.ts'

const readers = [
  'deals:read',
  'deals:full',
  'activities:read',
  'activities:full',
  'contacts:read',
  'contacts:full',
] as const
const writers = ['deals:full', 'activities:full', 'contacts:full'] as const

const filterTypes = ['deals', 'leads', 'org', 'people', 'products', 'activity', 'projects'] as const

const FilterType = oneOf(filterTypes)

const FilterCondition = Type.Object({
  object: Type.String({ examples: ['product'] }),
  field_id: Type.String({ description: 'Id of a field, such as those of `/productFields`.' }),
  operator: Type.String({ examples: ["LIKE '%$%'"] }),
  value: nullable('string'),
  extra_value: nullable('string', {
    description: 'Currency of amounts, component of addresses, end of ranges.',
  }),
  json_value_flag: Type.Boolean(),
  field_code: Type.Optional(
    nullable('string', { description: 'Key of the field; with `include_field_code`.' }),
  ),
})
type FilterCondition = Type.Static<typeof FilterCondition>

/** Exactly two groups in one: all of the first and one of the second must hold. */
function conditionsOf(condition: Type.TSchema) {
  const group = (glue: 'and' | 'or') =>
    Type.Object({ glue: oneOf([glue]), conditions: Type.Array(condition) })
  return Type.Object({
    glue: oneOf(['and']),
    conditions: Type.Array(Type.Unsafe<FilterGroup>({ anyOf: [group('and'), group('or')] }), {
      minItems: 2,
      maxItems: 2,
    }),
  })
}

export const FilterConditions = conditionsOf(FilterCondition)
export type FilterConditions = Type.Static<typeof FilterConditions>

interface FilterGroup {
  glue: 'and' | 'or'
  conditions: FilterCondition[]
}

const FilterVisibility = Type.Unsafe<VisibleTo>({
  ...VisibleTo,
  description:
    '1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it.',
})

export const FilterSummary = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  filter_code: nullable('string'),
  is_editable: Type.Boolean(),
  active_flag: Type.Boolean(),
  type: FilterType,
  temporary_flag: nullable('boolean'),
  user_id: Type.Integer(),
  add_time: Time,
  update_time: Time,
  visible_to: FilterVisibility,
  last_used_time: nullable('string'),
  custom_view_id: nullable('integer'),
})
export type FilterSummary = Type.Static<typeof FilterSummary>

export const Filter = Type.Object({
  ...FilterSummary.properties,
  conditions: FilterConditions,
})
export type Filter = Type.Static<typeof Filter>

const GivenCondition = Type.Object({
  ...FilterCondition.properties,
  field_id: Type.Unsafe<string | number>({
    ...FilterCondition.properties.field_id,
    type: ['string', 'integer'],
  }),
  value: Type.Optional(
    Type.Unsafe<string | number | null>({
      description: 'Of options a comma list of ids.',
      type: ['string', 'number', 'null'],
    }),
  ),
  extra_value: Type.Optional(FilterCondition.properties.extra_value),
  json_value_flag: Type.Optional(FilterCondition.properties.json_value_flag),
})

/** Read by the handler, which says by path what is wrong. */
const GivenConditions = Type.Unsafe<unknown>({
  description: 'At most 16 conditions in both groups together.',
  allOf: [conditionsOf(GivenCondition)],
})

const FilterCreation = Type.Object({
  name: Type.String(raises('name_missing')),
  type: FilterType,
  conditions: GivenConditions,
  // No description names it in a request; without it no filter could be shared.
  visible_to: Type.Optional(FilterVisibility),
})

const FilterUpdate = Type.Object({
  name: Type.Optional(Type.String()),
  conditions: GivenConditions,
  visible_to: Type.Optional(FilterVisibility),
})

const WithCode = Type.Object({
  include_field_code: withDefault(
    Type.Boolean({ description: 'Adds `field_code` to conditions.', lenient: true }),
    false,
  ),
})

const Labels = Type.Record(Type.String(), Type.String())

const FilterHelpers = Type.Object({
  operators: Type.Record(
    Type.String(),
    Type.Unsafe<Record<string, string> | Record<string, string>[]>({
      anyOf: [Labels, Type.Array(Labels)],
    }),
  ),
  deprecated_operators: Labels,
  relative_dates: Type.Record(Type.String(), Labels),
  address_field_components: Labels,
})
export type FilterHelpers = Type.Static<typeof FilterHelpers>

/** Saved conditions over fields (http-v1-neighbours section 5). */
export const filters = defineRoutes({
  getFilters: {
    method: 'GET',
    path: '/filters',
    summary: 'List filters',
    scopes: readers,
    cost: 20,
    query: Type.Object({ type: Type.Optional(FilterType) }),
    returns: bare(Type.Array(FilterSummary)),
    errors: ['invalid_value'],
  },
  addFilter: {
    method: 'POST',
    path: '/filters',
    summary: 'Add a filter',
    scopes: writers,
    cost: 10,
    query: WithCode,
    body: FilterCreation,
    returns: bare(Filter),
    errors: ['invalid_value', 'name_missing', 'invalid_conditions', 'forbidden'],
  },
  deleteFilters: {
    method: 'DELETE',
    path: '/filters',
    summary: 'Delete several filters, or none if one cannot be',
    scopes: writers,
    cost: 10,
    query: Type.Object({ ids: queryList(Id, { maxItems: 1000 }) }),
    returns: bare(Type.Object({ id: Type.Array(Type.Integer()) })),
    errors: ['invalid_value', 'forbidden', 'filter_not_found'],
  },
  getFilterHelpers: {
    method: 'GET',
    path: '/filters/helpers',
    summary: 'List the operators and relative dates of conditions',
    scopes: readers,
    cost: 20,
    returns: bare(FilterHelpers),
    errors: [],
  },
  getFilter: {
    method: 'GET',
    path: '/filters/:id',
    summary: 'Get one filter',
    scopes: readers,
    cost: 2,
    params: IdParams,
    query: WithCode,
    returns: bare(Filter),
    errors: ['invalid_value', 'filter_not_found'],
  },
  updateFilter: {
    method: 'PUT',
    path: '/filters/:id',
    summary: 'Update a filter',
    scopes: writers,
    cost: 10,
    params: IdParams,
    query: WithCode,
    body: FilterUpdate,
    returns: bare(Filter),
    errors: [
      'invalid_value',
      'name_missing',
      'invalid_conditions',
      'forbidden',
      'filter_not_found',
    ],
  },
  deleteFilter: {
    method: 'DELETE',
    path: '/filters/:id',
    summary: 'Delete a filter',
    scopes: writers,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'forbidden', 'filter_not_found'],
  },
})
