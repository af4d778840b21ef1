import { writeFile } from 'node:fs/promises'
import { customFieldsFile, type NamedField, nameFields } from '../codegen/custom-fields-file.ts'
import { defineCommand } from '../command.ts'
import { CommandError, UsageError } from '../failures.ts'

const defaultUrl = 'http://127.0.0.1:8480'

export const codegen = defineCommand({
  name: 'codegen',
  summary: "Write the types of an account's custom product fields, for @merx/client.",
  details: 'Asks the server over the network, so it works with any that speaks the API.',
  options: {
    out: {
      type: 'string',
      value: 'file',
      description: 'TypeScript file to write, such as src/fields.ts.',
      isRequired: true,
    },
    url: {
      type: 'string',
      value: 'address',
      description: `Server. Default: ${defaultUrl}. (MERX_URL)`,
    },
    token: {
      type: 'string',
      value: 'token',
      description: 'API token of the account. (MERX_API_TOKEN)',
    },
  },
  async run({ flags }, { env }) {
    const apiToken = flags.token || env.MERX_API_TOKEN
    if (!apiToken) throw new UsageError('--token is missing, and MERX_API_TOKEN is not set')
    const fields = await readFields(flags.url || env.MERX_URL || defaultUrl, apiToken)
    try {
      await writeFile(flags.out, customFieldsFile(fields))
    } catch (cause) {
      throw new CommandError(`${flags.out} cannot be written: ${(cause as Error).message}`, {
        cause,
      })
    }
    const names = fields.map(({ name }) => name)
    const list = names.length > 0 ? names.join(', ') : 'no custom fields'
    return { json: { file: flags.out, fields: names }, text: `Wrote ${flags.out}: ${list}.` }
  },
})

async function readFields(baseUrl: string, apiToken: string): Promise<NamedField[]> {
  const { createClient } = await import('@merx/client')
  const client = createClient({ baseUrl, apiToken })
  const fields = []
  for await (const field of client.productFields.list({ limit: 500 })) fields.push(field)
  return nameFields(fields)
}
