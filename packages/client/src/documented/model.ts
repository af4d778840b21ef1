import { MerxError } from '../errors.ts'
import { convert, isObject, type Kind, setOwn } from './convert.ts'

export type { Kind } from './convert.ts'

/** What all models share. */
// biome-ignore lint/complexity/noStaticOnlyClass: the classes that extend it have members
export abstract class Model {
  /** What the members are made of; asked for once, since a program uses few of all models. */
  static members(): Members {
    return {}
  }
  /** What members are made of that are not named. */
  static others(): Kind {
    return Object
  }

  static {
    // Once for all models: a hundred and fifty functions would take every program time to load. It is
    // bound to its class, so that it can be given to `map`.
    Object.defineProperty(Model, 'constructFromObject', {
      get(this: Constructible<Model>) {
        return (data: unknown, obj?: Model) => construct(this, data, obj)
      },
    })
    // Early clients put what their models did not name under `extra`; here it stands beside the rest.
    Object.defineProperty(Model.prototype, 'extra', {
      configurable: true,
      get() {
        return this
      },
      set(value) {
        setOwn(this, 'extra', value)
      },
    })
  }
}

/** Makes an instance from plain data, or puts the data into `obj`; a model that extends another keeps this. */
export type Construct<T, Result = T> = {
  // Of a method, since only its parameters may differ between a class and one that extends it.
  construct(data: object | null | undefined, obj?: T): Result
}['construct']

interface Constructible<T> {
  new (): T
  readonly name: string
  members(): Members
  others(): Kind
}

/** What each member of a model is converted to. */
export type Members = Readonly<Record<string, Kind>>

type PlainKind = 'String' | 'Number' | 'Boolean' | 'Date' | 'Object'

/** Reads a table of members: by their kind, their names with spaces between. */
export function kinds(names: Readonly<Partial<Record<PlainKind, string>>>): Members {
  return Object.fromEntries(
    Object.entries(names).flatMap(([kind, list]) =>
      list.split(/\s+/).map((name) => [name, kind === 'Object' ? Object : kind]),
    ),
  ) as Members
}

const membersByClass = new WeakMap<object, Members>()

function membersOf(Class: Constructible<unknown>): Members {
  const members = membersByClass.get(Class) ?? Class.members()
  membersByClass.set(Class, members)
  return members
}

/**
 * Makes an instance of a model from plain data, or puts the data into `obj`.
 *
 * Without data the answer is `obj`. The data stays as it was.
 */
function construct<T extends Model>(Class: Constructible<T>, data: unknown, obj?: T): T {
  if (!data) return obj as T
  if (!isObject(data)) {
    throw new MerxError(
      'bad_usage',
      `constructFromObject takes an object with the members of ${Class.name}, not ${JSON.stringify(data)}`,
    )
  }
  // An index stands here when the function was given to `map`.
  const target = isObject(obj) ? obj : new Class()
  const members = membersOf(Class)
  const others = Class.others()
  for (const [key, value] of Object.entries(data)) {
    const kind = Object.hasOwn(members, key) ? members[key] : others
    setOwn(target, key, convert(value, kind))
  }
  return target
}
