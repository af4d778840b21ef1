import Database from 'better-sqlite3'
import { shuffled } from './catalogues.mjs'
import { call } from './merx.mjs'

/** Filters of each kind, so that not one product alone is asked for. */
const perKind = 16

/**
 * Saves filters over standard and custom fields of the sample, and gives the paths that list by them.
 *
 * What is asked for is rare in catalogues of any size, or frequent in all of them; `exempt` ones look
 * at every product.
 */
export async function filterRequests(merx, path, token) {
  const { fields, optionId, coded } = sampleOf(path)
  const on = (name, operator, value, extra_value = null) => ({
    object: 'product',
    field_id: fields[name],
    operator,
    value,
    extra_value,
  })
  const kinds = {
    'filter: whole code': ({ code }) => [on('code', '=', code)],
    'filter: start of a code': ({ code }) => [on('code', "LIKE '$%'", code.slice(0, -1))],
    'filter: inside a code': ({ code }) => [on('code', "LIKE '%$%'", code.slice(1, -1))],
    'filter: price nobody asks': () => [on('prices', '>', '99999999', 'EUR')],
    'filter: made before the first': () => [on('add_time', '<', '2000-01-01')],
    'filter: heavier than all (custom)': () => [on('Weight (kg)', '>', '100')],
    'filter: material nobody has (custom)': () => [on('Material', '=', 'oakum')],
    'filter: start nobody has (custom)': () => [on('Material', "LIKE '$%'", 'oakum')],
    'filter: inside of nothing (custom)': () => [on('Material', "LIKE '%$%'", 'xylograph')],
    'filter: date before all (custom)': () => [on('Available from', '<', '2000-01-01')],
    'filter: an option and a code': ({ code }) => [
      on('Certificates', 'contains', optionId),
      on('code', '=', code),
    ],
    'filter: option of many': () => [on('Certificates', 'contains', optionId)],
    'filter: not a name': ({ name }) => [on('name', '!=', name)],
  }
  const exemptKinds = {
    'filter: none has no name': () => [
      on('name', 'IS NULL', null),
      on('Material', 'IS NULL', null),
    ],
  }
  const save = async (toConditions) => {
    const paths = []
    for (const product of coded.slice(0, perKind)) {
      const groups = [
        { glue: 'and', conditions: toConditions(product) },
        { glue: 'or', conditions: [] },
      ]
      const conditions = { glue: 'and', conditions: groups }
      const body = { name: 'bench', type: 'products', conditions }
      const { data } = await call(merx, '/filters', { method: 'POST', body, token })
      paths.push(`/products?limit=100&filter_id=${data.id}`)
    }
    let index = 0
    return () => paths[index++ % paths.length]
  }
  const all = async (kinds) => {
    const requests = {}
    for (const [name, toConditions] of Object.entries(kinds)) {
      requests[name] = await save(toConditions)
    }
    return requests
  }
  return { flat: await all(kinds), exempt: await all(exemptKinds) }
}

/** Numbers of fields by name or key, an option that a fifth of all have, and products with codes. */
function sampleOf(path) {
  const db = new Database(path, { readonly: true })
  const rows = db.prepare('select id, key, name, is_custom from field').all()
  const fields = Object.fromEntries(
    rows.map(({ id, key, name, is_custom }) => [is_custom ? name : key, id]),
  )
  const optionId = db
    .prepare('select id from field_option where field_id = ? order by id limit 1')
    .pluck()
    .get(fields.Certificates)
  const most = db.prepare('select max(id) from product').pluck().get()
  const coded = db
    .prepare(`select name, code from product
      where deleted_at is null and code is not null and audience = 'all' and id % ? = 0`)
    .all(Math.max(1, Math.floor(most / 500)))
  db.close()
  return { fields, optionId: String(optionId), coded: shuffled(coded) }
}
