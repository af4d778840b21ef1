import { parseArgs } from 'node:util'
import type { Command, Flags, Input, Option, Options } from './command.ts'
import { UsageError } from './failures.ts'

/** Flags that every command has. */
const commonOptions = {
  json: { type: 'boolean', description: 'Print one JSON object.' },
  help: { type: 'boolean', description: 'Print this.' },
} as const satisfies Options

export type Parsed = Input<Options, string> & { readonly isJson: boolean; readonly isHelp: boolean }

export function withCommonOptions(options: Options): Options {
  return { ...options, ...commonOptions }
}

/** Reads what follows a command's name. Throws {@link UsageError}. */
export function parseInput(command: Command, options: Options, words: readonly string[]): Parsed {
  const all = withCommonOptions(options)
  const { values, positionals } = parseWords(all, words)
  const isHelp = values.help === true
  const isJson = values.json === true
  const operands = isHelp ? {} : nameOperands(command.operands ?? [], positionals)
  if (!isHelp) requireFlags(options, values)
  const flags = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, readFlag(option, values[name])]),
  )
  // Each flag has the type of its declaration: node:util saw to strings and switches.
  return { flags: flags as Flags<Options>, operands, isJson, isHelp }
}

function readFlag(option: Option, given: unknown): unknown {
  if (option.type === 'boolean') return given === true
  return option.isRepeatable ? (given ?? []) : given
}

function parseWords(options: Options, words: readonly string[]) {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { type: option.type, multiple: option.type === 'string' && option.isRepeatable === true },
    ]),
  )
  try {
    return parseArgs({ args: [...words], options: config, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? plainText(error.message) : String(error))
  }
}

/** The message's first sentence; the rest explains how to pass text that begins with a dash. */
function plainText(message: string): string {
  return message.split(/\.?\s+To specify|\.\s/)[0] ?? message
}

function nameOperands(
  names: readonly string[],
  values: readonly string[],
): Readonly<Record<string, string>> {
  const missing = names[values.length]
  if (missing !== undefined) throw new UsageError(`<${missing}> is missing`)
  const surplus = values[names.length]
  if (surplus !== undefined) throw new UsageError(`unexpected "${surplus}"`)
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
}

function requireFlags(options: Options, values: Readonly<Record<string, unknown>>): void {
  const missing = Object.entries(options).find(
    ([name, option]) => option.type === 'string' && option.isRequired && !values[name],
  )
  if (missing) throw new UsageError(`--${missing[0]} is missing`)
}

/** Reads a positive whole number. Throws {@link UsageError} that names where it stood. */
export function parseWholeNumber(text: string, where: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value > 0 && Number.isSafeInteger(value)) return value
  throw new UsageError(`${where} "${text}" must be a whole number from 1`)
}
