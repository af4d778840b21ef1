import { processorSeconds, startChild } from './children.mjs'

/** Starts a process that puts load on servers; see load-process.mjs for what a job says. */
export async function startLoad() {
  const child = await startChild('load-process.mjs', { isStart: true })
  return {
    stop: child.stop,
    /** Requests a second, and the processor time each cost the server. */
    async run(server, job) {
      const before = processorSeconds(server.pid)
      const { count, seconds } = await child.ask({ url: server.url, ...job })
      const after = processorSeconds(server.pid)
      const costUs = before === undefined ? undefined : ((after - before) / count) * 1e6
      return { perSecond: count / seconds, costUs }
    },
  }
}

const warmUps = 2

/**
 * Measures subjects in turns, so that whatever else slows the machine down hits all of them alike.
 *
 * The first two turns only warm up: so long it takes until all hot code is compiled. Gives the results by name, one for each round.
 */
export async function interleave(rounds, subjects) {
  const results = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]))
  for (let round = -warmUps; round < rounds; round++) {
    for (const [name, measure] of Object.entries(subjects)) {
      const result = await measure(round)
      if (round >= 0) results[name].push(result)
    }
  }
  return results
}

export function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b)
  if (sorted.length === 0) return undefined
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

export const medianOf = (results, member) => median(results.map((result) => result[member]))

/** The median of the ratios of neighbouring measurements. */
export function ratioOf(results, others, member = 'perSecond') {
  return median(results.map((result, round) => result[member] / others[round][member]))
}

/**
 * How fast one server is compared with another, by the processor time an answer costs.
 *
 * Servers of one thread that are asked as fast as they can answer differ by just that, and other
 * work on the machine cannot blur it. Where the system does not tell, by answers a second.
 */
export function speedRatio(results, others) {
  if (results.some(({ costUs }) => costUs === undefined)) return ratioOf(results, others)
  return ratioOf(others, results, 'costUs')
}
