// Makes the example of a method out of what its route needs.

const samples = {
  name: "'Garden Bench'",
  title: "'Park order'",
  term: "'bench'",
  type: "'products'",
  fieldType: "'varchar'",
  fieldKey: "'code'",
  file: 'blob',
  ids: '[7, 8]',
  sinceTimestamp: "'2026-01-01 00:00:00'",
  itemType: "'deal'",
  remoteLocation: "'googledrive'",
  remoteId: "'1x2y'",
  pipelineId: '1',
  itemId: '3',
  userId: '3',
  productId: '7',
  itemPrice: '149.5',
  quantity: '2',
  conditions: "{ glue: 'and', conditions: [all, any] }",
}
/** What a member has where its name is used for several things. */
const byMethod = {
  'files.createRemote': { fileType: "'gdoc'" },
  'itemSearch.searchField': { fieldType: "'productField'" },
}
/** What a member has in the methods of one group. */
const byGroup = {
  persons: { name: "'Ida Fern'" },
  organizations: { name: "'Garden Ltd'" },
  pipelines: { name: "'Sales'" },
  stages: { name: "'Offer'" },
  filters: { name: "'Oak'" },
  productFields: { name: "'Weight'" },
  users: { term: "'ida'" },
}

/** A line that calls the method with what it needs. */
export function exampleOf(group, method, route, codeName, { renamed } = {}) {
  const ids = [...route.path.matchAll(/:\w+/g)].map((_, index) => `${7 + index}`)
  const needed = [
    ...(route.bytes === 'upload' ? ['file'] : []),
    ...[route.query, route.body].flatMap((schema) =>
      (schema?.required ?? [])
        .filter((name) => schema.properties[name].default === undefined)
        .map((name) => codeName(name, renamed)),
    ),
  ]
  if (needed.length === 0 && route.body) needed.push(firstMember(route.body, codeName))
  const members = needed.map((name) => `${name}: ${sampleOf(group, method, name)}`).join(', ')
  const words = [...ids, ...(members ? [`{ ${members} }`] : [])].join(', ')
  const call = `client.${group}.${method}(${words})`
  const result = resultOf(group, method)
  if (isList(route)) return `for await (const ${result} of ${call}) console.log(${result})`
  return /^(delete|remove)/.test(method) ? `await ${call}` : `const ${result} = await ${call}`
}

/** What comes of a method, in the singular: the thing it names, else that of its group. */
function resultOf(group, method) {
  const [, thing] = /^(?:list|add|update|create|remove)([A-Z]\w*)$/.exec(method) ?? []
  const name = thing ? thing[0].toLowerCase() + thing.slice(1) : group
  if (name === 'userSettings') return 'settings'
  if (name === 'itemSearch') return 'hit'
  return name.replace(/ies$/, 'y').replace(/s$/, '')
}

function firstMember(body, codeName) {
  return codeName(Object.keys(body.properties)[0])
}

function sampleOf(group, method, name) {
  const sample = byMethod[`${group}.${method}`]?.[name] ?? byGroup[group]?.[name] ?? samples[name]
  if (sample === undefined)
    throw new Error(`examples.mjs has no sample of ${group}.${method} ${name}`)
  return sample
}

function isList({ returns }) {
  const data = returns.properties?.data
  return [data, data?.properties?.items].some((schema) => [schema?.type].flat().includes('array'))
}
