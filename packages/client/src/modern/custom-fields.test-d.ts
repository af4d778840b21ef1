import {
  type Address,
  type Client,
  createClient,
  defineCustomFields,
  type Money,
  type ValuesOf,
} from '@merx/client'

const key = 'a'.repeat(40)
const customFields = defineCustomFields({
  wood: { key, type: 'enum', options: { oak: 1, pine: 2 } },
  finishes: { key, type: 'set', options: { oiled: 3, waxed: 4 } },
  deposit: { key, type: 'monetary' },
  place: { key, type: 'address' },
  weight: { key, type: 'double' },
  motto: { key, type: 'varchar' },
})
const client = createClient({ baseUrl: '', apiToken: '', customFields })

type Values = ValuesOf<typeof customFields>
const values: Values = {
  wood: 'oak',
  finishes: ['oiled', 'waxed'],
  deposit: { amount: 1, currency: 'EUR' },
  place: { value: 'Riga', postalCode: '1010' },
  weight: 12.5,
  motto: null,
}

// Results

const { custom } = await client.products.get(7)
const wood: 'oak' | 'pine' | null = custom.wood
const finishes: ('oiled' | 'waxed')[] | null = custom.finishes
const deposit: Money | null = custom.deposit
const place: Address | null = custom.place
const weight: number | null = custom.weight
const motto: string | null = custom.motto
for await (const product of client.products.list()) {
  const label: 'oak' | 'pine' | null = product.custom.wood
  console.log(label)
}
for await (const { product } of client.deals.listProducts(3, { includeProductData: true })) {
  const label: 'oak' | 'pine' | null | undefined = product?.custom.wood
  console.log(label)
}

// @ts-expect-error No such field.
custom.steel
// @ts-expect-error No such label.
custom.wood === 'steel'
// @ts-expect-error There may be no value.
custom.weight.toFixed()

// What is sent

await client.products.create({ name: 'Bench', custom: values })
await client.products.create({ name: 'Bench', custom: { wood: 'pine' } })
await client.products.update(7, { custom: { finishes: null, deposit: null } })

// @ts-expect-error No such label.
client.products.create({ name: 'Bench', custom: { wood: 'steel' } })
// @ts-expect-error Labels of a set come as a list.
client.products.create({ name: 'Bench', custom: { finishes: 'oiled' } })
// @ts-expect-error An amount has a currency.
client.products.update(7, { custom: { deposit: { amount: 1 } } })
// @ts-expect-error A number, not its text.
client.products.update(7, { custom: { weight: '12.5' } })
// @ts-expect-error No such field.
client.products.update(7, { custom: { steel: 1 } })

// @ts-expect-error A field has a type.
defineCustomFields({ wood: { key } })

/** What does without custom fields takes a client that knows some. */
const rename = (one: Client, id: number) => one.products.update(id, { name: 'Bench' })
await rename(client, 7)

export const results = [wood, finishes, deposit, place, weight, motto]
