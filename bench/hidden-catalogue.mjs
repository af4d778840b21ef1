import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createProducts, findUser, followProduct, systemActor } from '@merx/catalog'
import { openStore } from '@merx/store'
import { readerOf } from './flat-requests.mjs'
import { runMerx } from './merx.mjs'
import { newProducts } from './new-products.mjs'

const batchSize = 500
const followedCount = 200

/**
 * Gives a database of products that only their owner may see, and admins: its regular user sees no
 * more than the 200 he follows, spread evenly. An index that is not confined to what he may see
 * would leave him waiting, however fast it is for others.
 */
export async function hiddenDatabase(options, count) {
  const directory = join(options.data, `hidden-${count}`)
  const path = join(directory, 'merx.db')
  if (existsSync(path)) return path
  console.log(`making ${count} hidden products in ${directory} …`)
  const draft = `${directory}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const { companyId, adminId } = await runMerx(options, join(draft, 'merx.db'), ['init'])
  const reader = await readerOf(options, join(draft, 'merx.db'))
  const store = await openStore(`sqlite:${join(draft, 'merx.db')}`, { durability: 'normal' })
  const admin = await findUser(store.db, adminId)
  const company = { id: companyId, defaultCurrency: admin.defaultCurrency }
  await fill(store.db, { ...systemActor(company), userId: adminId }, count)
  await follow(store.db, { ...systemActor(company), isAdmin: true }, reader.id, count)
  await store.optimize()
  await store.close()
  renameSync(draft, directory)
  return path
}

async function fill(db, actor, count) {
  for (let start = 0; start < count; start += batchSize) {
    const inputs = Array.from({ length: Math.min(batchSize, count - start) }, (_, index) => {
      const number = start + index
      const { prices, ...product } = newProducts[number % newProducts.length]
      const name = product.name.replace(/No\. \d+/, `No. ${number}`)
      const code = product.code.replace('0', `${number}-`)
      return { ...product, name, code, visibility: 1, prices: prices.map(toPrice) }
    })
    await createProducts(db, actor, inputs, new Date())
  }
}

function toPrice({ currency, price: amount, cost, overhead_cost: overheadCost }) {
  return { currency, amount, cost, overheadCost }
}

async function follow(db, actor, userId, count) {
  for (let index = 0; index < followedCount; index++) {
    const id = 1 + Math.floor((index * count) / followedCount)
    await followProduct(db, actor, id, userId, new Date())
  }
}
