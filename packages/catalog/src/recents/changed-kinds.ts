import { type EventName, eventNames } from '@merx/contract'

/** What somebody can ask the changes of. */
export const changedKinds = [
  'deal',
  'file',
  'filter',
  'organization',
  'person',
  'pipeline',
  'product',
  'stage',
  'user',
] as const

export type ChangedKind = (typeof changedKinds)[number]

/** The events that tell of changes of each kind. */
export const namesOf = Object.fromEntries(
  changedKinds.map((kind) => [kind, eventNames.filter((name) => kindOf(name) === kind)]),
) as Record<ChangedKind, EventName[]>

/** What an event is about. */
export function kindOf(name: string): string {
  return name.slice(0, name.indexOf('.'))
}
