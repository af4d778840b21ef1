import { shuffled, withDirectory } from './catalogues.mjs'
import { readOptions } from './options.mjs'
import { compareReads } from './reads.mjs'

const pageCount = 800
const pathOf = (start) => `/v1/products?start=${start}&limit=100`

/** How fast is a list of 100 products read? */
await withDirectory(readOptions(), (options) =>
  compareReads(options, {
    title: 'list of 100 products',
    floors: { bytes: 0.25, sql: 0.7 },
    pathsOf: () => ({
      warm: [pathOf(0)],
      once: shuffled(Array.from({ length: pageCount }, (_, start) => pathOf(start))),
    }),
    isSame: (given, bare) =>
      given.length === 100 &&
      bare.length === 100 &&
      given.every(({ id }, index) => id === bare[index].id),
  }),
)
