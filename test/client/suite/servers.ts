import { inject } from 'vitest'
import type { OddLog } from '../odd-log.ts'

interface User {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly password: string
  readonly apiToken: string
}

/** A company of its own for one test, without products. */
export interface Company {
  readonly id: number
  /** Address of its server, which has other companies too. */
  readonly url: string
  readonly admin: User
  /** Adds a regular user. */
  addUser(): Promise<User>
}

/** The real servers a suite runs against: `describe.each(servers)('on $name', (server) => …)`. */
export const servers = inject('testServers').merx

type Server = (typeof servers)[number]

export async function aCompany({ name }: Server): Promise<Company> {
  const path = `/companies/${name}`
  const company = await control<Omit<Company, 'addUser'>>('POST', path)
  return { ...company, addUser: () => control('POST', `${path}/${company.id}/users`) }
}

/** How the odd server answers: `test/client/odd-behaviors.ts` has the names, besides statuses. */
export type Step =
  | string
  | { does: string; headers?: Readonly<Record<string, string>>; body?: string }

export interface OddServer {
  /** To be used as a client's base address. */
  readonly url: string
  /** The same at another origin, which keeps its connections. */
  readonly keptUrl: string
  readonly log: () => Promise<OddLog>
}

/** A server that answers the first request by the first step, and so on; the last step stays. */
export function anOddServer(...steps: Step[]): OddServer {
  const { odd, oddKept } = inject('testServers')
  const key = crypto.randomUUID()
  const path = `/odd/${steps.map(toText).join(',')}/${key}`
  return {
    url: odd + path,
    keptUrl: oddKept + path,
    log: () => control('GET', `/log/${key}`),
  }
}

function toText(step: Step): string {
  if (typeof step === 'string') return step
  const settings = { ...step.headers, ...(step.body === undefined ? {} : { body: step.body }) }
  const pairs = Object.entries(settings).map(([name, value]) => {
    return `${name}=${encodeURIComponent(value)}`
  })
  return [step.does, ...pairs].join(';')
}

async function control<T>(method: string, path: string): Promise<T> {
  const response = await fetch(inject('testServers').odd + path, { method })
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
  return (await response.json()) as T
}
