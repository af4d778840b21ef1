/** What a generation of the vendor's client needs that others do not. */
export interface Quirks {
  /**
   * Its models of the PUT answer of products and of products attached to deals expect prices by
   * currency (http-v1 section 9, http-v1-neighbours section 4.2).
   */
  readonly pricesByCurrency: boolean
}

interface Generation {
  /** First and last version, as major and minor. */
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly quirks: Quirks
}

const none: Quirks = { pricesByCurrency: false }

const generations: readonly Generation[] = [
  { from: [12, 0], to: [22, 6], quirks: { pricesByCurrency: true } },
]

const pattern = /^Pipedrive-SDK-Javascript-(\d+)\.(\d+)/

/** The quirks of the client a `User-Agent` names. */
export function quirksOf(userAgent: string | undefined): Quirks {
  const match = pattern.exec(userAgent ?? '')
  if (!match) return none
  const version = [Number(match[1]), Number(match[2])] as const
  const generation = generations.find(
    ({ from, to }) => compare(from, version) <= 0 && compare(version, to) <= 0,
  )
  return generation?.quirks ?? none
}

function compare(a: readonly [number, number], b: readonly [number, number]): number {
  return a[0] - b[0] || a[1] - b[1]
}
