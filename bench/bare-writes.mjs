import { bareWrite, openBare } from './bare-statements.mjs'

/** Makes products one after the other, as fast as the disk takes them, and tells how many. */
process.once('message', ({ database, durability }) => {
  const write = bareWrite(openBare(database, durability))
  process.on('message', ({ seconds }) => {
    const startedAt = performance.now()
    let count = 0
    while (performance.now() - startedAt < seconds * 1000) {
      write()
      count++
    }
    const elapsed = (performance.now() - startedAt) / 1000
    process.send({ count, seconds: elapsed })
  })
  process.send({})
})
process.on('disconnect', () => process.exit())
