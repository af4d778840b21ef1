import { readFile } from 'node:fs/promises'
import type { Command, Context, Options } from './command.ts'
import { commands } from './commands/index.ts'
import { describeFailure, UsageError } from './failures.ts'
import { overview, usage } from './help.ts'
import { parseInput } from './parse.ts'

/** What a run of the program needs of the process. */
export interface Surroundings extends Omit<Context, 'isJson'> {
  printError(text: string): void
}

/** Runs one command line and gives its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const command = findCommand(words)
  try {
    const text = command ? await runCommand(command, words, surroundings) : await answer(words)
    if (text !== undefined) surroundings.print(text)
    return 0
  } catch (error) {
    const { exitCode, lines } = describeFailure(error)
    for (const line of lines) surroundings.printError(`merx: ${line}`)
    const help = command ? `merx help ${command.name}` : 'merx help'
    if (exitCode === 2) surroundings.printError(`${help} shows how it is used.`)
    return exitCode
  }
}

function findCommand(words: readonly string[]): Command | undefined {
  const two = words.slice(0, 2).join(' ')
  return commands.find(({ name }) => name === two || name === words[0])
}

async function runCommand(
  command: Command,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<string | undefined> {
  const options = await optionsOf(command)
  const rest = words.slice(command.name.split(' ').length)
  const { isHelp, isJson, ...input } = parseInput(command, options, rest)
  if (isHelp) return usage(command, options)
  const output = await command.run(input, { ...surroundings, isJson })
  return output && (isJson ? JSON.stringify(output.json) : output.text)
}

function optionsOf({ options }: Command): Promise<Options> | Options {
  return typeof options === 'function' ? options() : options
}

/** Answers a command line that names no command: help, the version, or what is wrong with it. */
async function answer(words: readonly string[]): Promise<string> {
  const [first = '', ...rest] = words
  if (first === '--version' || first === '-v') return version()
  if (first === 'help' && rest.length > 0) {
    const command = findCommand(rest)
    if (command) return usage(command, await optionsOf(command))
    throw unknownCommand(rest)
  }
  if (['help', '--help', '-h'].includes(first)) return overview(commands)
  throw unknownCommand(words)
}

function unknownCommand(words: readonly string[]): UsageError {
  const [first] = words
  if (first === undefined) return new UsageError('a command is missing')
  const group = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length === 0) return new UsageError(`there is no command "${first}"`)
  return new UsageError(`say one of ${group.map(({ name }) => `merx ${name}`).join(', ')}`)
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(text) as { version: string }
  return version
}
