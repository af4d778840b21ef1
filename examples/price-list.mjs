// Takes a price list into a catalogue and sells from it: defines a field, imports ten products,
// attaches a file, puts two of them on a deal and asks for those of one wood that cost enough.
//
//   MERX_API_TOKEN=<token> node examples/price-list.mjs
//
// MERX_URL names another address than http://127.0.0.1:8480.
import { readFile } from 'node:fs/promises'

const { MERX_URL = 'http://127.0.0.1:8480', MERX_API_TOKEN } = process.env
if (!MERX_API_TOKEN) throw new Error('set MERX_API_TOKEN to an API token')

/** Calls one operation and gives its answer; what was refused is an error that says why. */
async function call(method, path, body) {
  const isForm = body instanceof FormData
  const response = await fetch(`${MERX_URL}/v1${path}`, {
    method,
    headers: {
      'x-api-token': MERX_API_TOKEN,
      ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${answer.error}`)
  return answer
}

/** The rows of a file of comma-separated values without quotes, by the names in its first line. */
async function readRows(file) {
  const [head, ...lines] = (await readFile(file, 'utf8')).trim().split('\n')
  const names = head.split(',')
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, index) => [names[index], value])),
  )
}

const priceList = new URL('price-list.csv', import.meta.url)
const rows = await readRows(priceList)

const woods = [...new Set(rows.map(({ wood }) => wood))]
const { data: wood } = await call('POST', '/productFields', {
  name: 'Wood',
  field_type: 'enum',
  options: woods.map((label) => ({ label })),
})
const woodId = (label) => wood.options.find((option) => option.label === label).id
console.log(`field "${wood.name}": ${wood.options.map(({ label }) => label).join(', ')}`)

const products = new Map()
for (const { name, code, wood: label, price } of rows) {
  const { data } = await call('POST', '/products', {
    name,
    code,
    unit: 'pcs',
    prices: [{ currency: 'EUR', price: Number(price) }],
    [wood.key]: woodId(label),
  })
  products.set(code, data)
}
console.log(`imported ${products.size} products`)

const bench = products.get('GB-12')
const table = products.get('GT-30')
const form = new FormData()
form.append('product_id', String(bench.id))
form.append('file', new Blob([await readFile(priceList)], { type: 'text/csv' }), 'price list.csv')
const { data: file } = await call('POST', '/files', form)
console.log(`attached "${file.name}" (${file.file_size} bytes) to ${bench.name}`)

const { data: deal } = await call('POST', '/deals', { title: 'Park order', currency: 'EUR' })
for (const [product, quantity] of [
  [bench, 10],
  [table, 2],
]) {
  await call('POST', `/deals/${deal.id}/products`, {
    product_id: product.id,
    item_price: product.prices[0].price,
    quantity,
  })
}
const { data: sold } = await call('GET', `/deals/${deal.id}`)
console.log(`deal "${sold.title}": ${sold.products_count} products for ${sold.formatted_value}`)

const { data: fields } = await call('GET', '/productFields?limit=500')
const prices = fields.find(({ key }) => key === 'prices')
const condition = (field, operator, value, extra = null) => ({
  object: 'product',
  field_id: String(field.id),
  operator,
  value,
  extra_value: extra,
})
const { data: filter } = await call('POST', '/filters', {
  name: 'Oak from 200 euros',
  type: 'products',
  conditions: {
    glue: 'and',
    conditions: [
      {
        glue: 'and',
        conditions: [
          condition(wood, '=', String(woodId('oak'))),
          condition(prices, '>=', '200', 'EUR'),
        ],
      },
      { glue: 'or', conditions: [] },
    ],
  },
})
const { data: found } = await call('GET', `/products?filter_id=${filter.id}`)
console.log(`filter "${filter.name}": ${(found ?? []).map(({ name }) => name).join(', ')}`)
