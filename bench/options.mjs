import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const flags = {
  only: { type: 'string', help: 'Names of the benchmarks to run, such as get,list; default: all.' },
  seconds: { type: 'string', default: '2', help: 'Length of one measurement.' },
  rounds: { type: 'string', default: '5', help: 'How often each measurement is repeated.' },
  products: { type: 'string', default: '1000000', help: 'Size of the large catalogue of flat.' },
  data: { type: 'string', help: 'Directory that keeps the catalogues; default: a temporary one.' },
  peers: { type: 'string', help: 'Directory into which npm installed the peers.' },
  merx: {
    type: 'string',
    default: resolve(import.meta.dirname, '../packages/cli/dist/main.js'),
    help: 'The merx program to measure; default: the one built here.',
  },
  profile: {
    type: 'boolean',
    default: false,
    help: 'Also print where the server spends its time.',
  },
  help: { type: 'boolean', default: false, help: 'Print this.' },
}

/** Reads the flags, the same for all benchmarks. Prints them and ends when asked to, or when wrong. */
export function readOptions() {
  const values = parse()
  return {
    names: values.only?.split(','),
    seconds: wholeNumber('seconds', values.seconds),
    rounds: wholeNumber('rounds', values.rounds),
    products: wholeNumber('products', values.products),
    data: values.data && resolve(values.data),
    peers: values.peers && resolve(values.peers),
    merx: resolve(values.merx),
    isProfiling: values.profile,
  }
}

function parse() {
  try {
    const { values } = parseArgs({ options: flags })
    if (!values.help) return values
    for (const [name, { help }] of Object.entries(flags)) {
      console.log(`  --${name.padEnd(10)} ${help}`)
    }
    process.exit(0)
  } catch (error) {
    console.error(error.message)
    process.exit(2)
  }
}

function wholeNumber(name, text) {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  console.error(`--${name} "${text}" must be a whole number from 1`)
  process.exit(2)
}
