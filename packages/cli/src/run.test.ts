import { expect, it } from 'vitest'
import { run } from './run.ts'

async function running(...words: string[]) {
  const printed: string[] = []
  const errors: string[] = []
  const exitCode = await run(words, {
    env: {},
    now: () => new Date(),
    print: (text) => void printed.push(text),
    printError: (text) => void errors.push(text),
    terminal: undefined,
    untilStopped: async () => {},
  })
  return { exitCode, printed: printed.join('\n'), errors: errors.join('\n') }
}

it.each([
  [[], 'a command is missing', 'merx help'],
  [['sell'], 'there is no command "sell"', 'merx help'],
  [['company'], 'say one of merx company add, merx company list', 'merx help'],
  [['token', 'steal'], 'say one of merx token create', 'merx help'],
  [['help', 'sell'], 'there is no command "sell"', 'merx help'],
  [['company', 'add'], '--name is missing', 'merx help company add'],
  [['company', 'add', '--name', ''], '--name is missing', 'merx help company add'],
  [['company', 'add', '--nam', 'x'], "Unknown option '--nam'", 'merx help company add'],
  [['company', 'add', '--name'], "Option '--name <value>' argument missing", 'merx help company'],
  [
    ['company', 'update', '1'],
    'say what to change: --allow, --deny or --visibility-plan',
    'merx help company',
  ],
  [
    ['company', 'update', '1', '--deny', 'see-all,fly'],
    '--deny "fly" must be one of add-products',
    'merx help',
  ],
  [
    ['company', 'update', '1', '--allow', ''],
    '--allow "" must be one of add-products',
    'merx help',
  ],
  [
    ['company', 'update', '1', '--allow', 'see-all', '--deny', 'see-all'],
    '--allow and --deny both name see-all',
    'merx help company update',
  ],
  [['company', 'list', 'all'], 'unexpected "all"', 'merx help company list'],
  [['company', 'list', '--json=1'], "Option '--json' does not take an argument", 'merx help'],
  [['user', 'disable'], '<id> is missing', 'merx help user disable'],
  [['user', 'disable', 'me'], '<id> "me" must be a whole number from 1', 'merx help user disable'],
  [['token', 'revoke', '0'], '<id> "0" must be a whole number from 1', 'merx help token revoke'],
  [['token', 'revoke', '1e3'], '<id> "1e3" must be', 'merx help token revoke'],
  [['token', 'revoke', '9007199254740993'], 'must be a whole number', 'merx help token revoke'],
  [['codegen'], '--out is missing', 'merx help codegen'],
  [['codegen', '--out', 'x.ts'], '--token is missing, and MERX_API_TOKEN is not set', 'merx help'],
  [['sample', '--products', '-5'], '--products', 'merx help sample'],
  [['sample', '--products', '1.5'], '--products "1.5" must be', 'merx help sample'],
  [['serve', '--port', 'http'], 'MERX_PORT "http" must be a port', 'merx help serve'],
  [['migrate', '--database', 'mysql://x'], 'MERX_DATABASE_URL must', 'merx help'],
])('merx %j is wrong usage: says what and where help is', async (words, message, help) => {
  const { exitCode, printed, errors } = await running(...words)

  expect(exitCode).toBe(2)
  expect(printed).toBe('')
  expect(errors).toContain(message)
  expect(errors).toContain(`${help}`)
  expect(errors).toMatch(/shows how it is used\.$/)
})

it('several mistakes in the settings are told at once', async () => {
  const { exitCode, errors } = await running('serve', '--port', 'x', '--durability', 'some')

  expect(exitCode).toBe(2)
  expect(errors).toContain('MERX_PORT "x"')
  expect(errors).toContain('MERX_DURABILITY "some"')
})

it('help lists every command, and explains one with its flags', async () => {
  const all = await running('help')
  const one = await running('help', 'user', 'add')
  const same = await running('user', 'add', '--help')

  expect(all.exitCode).toBe(0)
  for (const name of ['serve', 'init', 'company add', 'token revoke <id>', 'sample', 'openapi']) {
    expect(all.printed).toContain(`\n  ${name} `)
  }
  expect(one.printed).toContain('Usage: merx user add [options]')
  expect(one.printed).toMatch(/--email <address> +Address\. Required\./)
  expect(one.printed).toMatch(/--json +Print one JSON object\./)
  expect(same).toEqual(one)
})

it('the help of serve names every setting, its variable and its default', async () => {
  const { printed } = await running('help', 'serve')

  expect(printed).toMatch(/--port <value> .*Default: 8480\. \(MERX_PORT\)/)
  expect(printed).toMatch(/--admin-api-token <value> .*\(MERX_ADMIN_API_TOKEN\)/)
})

it('the version is that of the package', async () => {
  expect((await running('--version')).printed).toMatch(/^\d+\.\d+\.\d+/)
})
