import type { Command, Option, Options } from './command.ts'
import { withCommonOptions } from './parse.ts'
import { columns } from './table.ts'

/** The list of all commands. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map((command) => [`  ${title(command)}`, command.summary])
  return [
    'Usage: merx <command> [options]',
    '',
    columns(rows),
    '',
    'merx help <command> says more about one; --json prints one object for programs.',
  ].join('\n')
}

/** The help of one command. */
export function usage(command: Command, options: Options): string {
  const rows = Object.entries(withCommonOptions(options)).map(([name, option]) => [
    `  ${flag(name, option)}`,
    describe(option),
  ])
  const details = command.details === undefined ? [] : [command.details, '']
  return [
    `Usage: merx ${title(command)} [options]`,
    '',
    command.summary,
    '',
    ...details,
    columns(rows),
  ].join('\n')
}

function title({ name, operands = [] }: Command): string {
  return [name, ...operands.map((operand) => `<${operand}>`)].join(' ')
}

function flag(name: string, option: Option): string {
  return option.type === 'string' ? `--${name} <${option.value}>` : `--${name}`
}

function describe(option: Option): string {
  if (option.type === 'boolean') return option.description
  const { description, isRequired, isRepeatable } = option
  const notes = [isRequired && 'Required.', isRepeatable && 'May be repeated.']
  return [description, ...notes.filter((note) => note !== undefined)].join(' ')
}
