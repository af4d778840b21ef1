import { MerxError } from '../errors.ts'
import { convert, isObject, type Kind, setOwn } from './convert.ts'

/** What all models share. */
// biome-ignore lint/complexity/noStaticOnlyClass: the classes that extend it have members
export abstract class Model {
  /** What the members are made of; members that are not named are kept as they come. */
  static readonly members: Readonly<Record<string, Kind>> = {}
  /** What members are made of that are not named. */
  static readonly others: Kind = Object

  static {
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

interface Constructible<T> {
  new (): T
  readonly name: string
  readonly members: Readonly<Record<string, Kind>>
  readonly others: Kind
}

/**
 * Makes an instance of a model from plain data, or puts the data into `obj`.
 *
 * Without data the answer is `obj`. The data stays as it was.
 */
export function construct<T extends Model>(Class: Constructible<T>, data: unknown, obj?: T): T {
  if (!data) return obj as T
  if (!isObject(data)) {
    throw new MerxError(
      'bad_usage',
      `constructFromObject takes an object with the members of ${Class.name}, not ${JSON.stringify(data)}`,
    )
  }
  // An index stands here when the function was given to `map`.
  const target = isObject(obj) ? obj : new Class()
  for (const [key, value] of Object.entries(data)) {
    const kind = Object.hasOwn(Class.members, key) ? Class.members[key] : Class.others
    setOwn(target, key, convert(value, kind))
  }
  return target
}
