/** A flag: a switch, or one that takes a value whose kind `value` names in the help. */
export type Option =
  | { readonly type: 'boolean'; readonly description: string }
  | {
      readonly type: 'string'
      readonly value: string
      readonly description: string
      readonly isRequired?: true
      /** May be given several times. */
      readonly isRepeatable?: true
    }

/** Flags by their name without dashes. */
export type Options = Readonly<Record<string, Option>>

/** What the flags were set to. */
export type Flags<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { type: 'boolean' }
    ? boolean
    : O[Name] extends { isRepeatable: true }
      ? readonly string[]
      : O[Name] extends { isRequired: true }
        ? string
        : string | undefined
}

/** What surrounds a command; only the program's entry knows the process. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>
  now(): Date
  /** Whether the command was asked for one JSON object instead of text. */
  readonly isJson: boolean
  print(text: string): void
  /** For what is neither the result nor an error, such as progress; undefined without a terminal. */
  readonly terminal: Terminal | undefined
  /** Resolves when the process is asked to end; from then on a second request ends it at once. */
  untilStopped(): Promise<void>
}

export interface Terminal {
  readonly columns: number
  write(text: string): void
}

/** What a command has to say, for programs and for people. */
interface Output {
  readonly json: object
  readonly text: string
}

/** Input of a command: its flags, and its operands by name. */
export interface Input<O extends Options, A extends string> {
  readonly flags: Flags<O>
  readonly operands: Readonly<Record<A, string>>
}

export interface CommandOf<O extends Options, A extends string> {
  /** One word, or two: the group and what to do. */
  readonly name: string
  readonly summary: string
  /** Further lines for the command's own help. */
  readonly details?: string
  /** Names of what follows the command without dashes; all are needed. */
  readonly operands?: readonly A[]
  /** A function where the flags are declared in a package that not every command loads. */
  readonly options: O | (() => Promise<O>)
  /** Undefined when it printed what it had to say itself. */
  run(input: Input<O, A>, context: Context): Promise<Output | undefined>
}

export type Command = CommandOf<Options, string>

/** Declares a command; inside `run` each flag has the type its declaration gives it. */
export function defineCommand<const O extends Options, const A extends string = never>(
  command: CommandOf<O, A>,
): Command {
  // The runner passes exactly the flags and operands that the command itself declares.
  return command as unknown as Command
}

/** Declares flags that several commands share. */
export function defineOptions<const O extends Options>(options: O): O {
  return options
}
