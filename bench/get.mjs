import { shuffledIds, withDirectory } from './catalogues.mjs'
import { readOptions } from './options.mjs'
import { compareReads } from './reads.mjs'

/** How fast is one product read, by random numbers out of a thousand? */
await withDirectory(readOptions(), (options) =>
  compareReads(options, {
    title: 'GET one product',
    floors: { bytes: 0.4, sql: 0.7 },
    pathsOf(database) {
      const paths = shuffledIds(database).map((id) => `/v1/products/${id}`)
      return { warm: paths.slice(0, 1000), once: paths }
    },
    isSame: (given, bare) =>
      given.id === bare.id && given.name === bare.name && bare.prices.length >= given.prices.length,
  }),
)
