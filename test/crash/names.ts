import type { Lane } from './ledger.ts'
import type { Random } from './random.ts'

const woods = ['Larch', 'Walnut', 'Ash', 'Cherry', 'Maple', 'Beech']
const things = ['stool', 'bench', 'shelf', 'ladder', 'crate', 'easel']

/** Ends in a word no other name has, see {@link fragmentOf}. */
export function distinctName(lane: Lane, random: Random): string {
  const serial = lane.serial.toString(36).padStart(6, '0')
  lane.serial += 1
  return `${random.pick(woods)} ${random.pick(things)} vx${lane.letter}${serial}${lane.letter}xv`
}

/** The inside of the last word of a name: no other name contains it. */
export function fragmentOf(name: string): string {
  return name.slice(-10, -2)
}
