import { Worker } from 'node:worker_threads'

export interface ScanRequest {
  id: number
  text: string
  values: readonly unknown[]
}

export interface ScanAnswer {
  id: number
  rows?: unknown[]
  error?: string
}

interface Waiting {
  resolve: (rows: unknown[]) => void
  reject: (error: Error) => void
}

interface Scanner {
  worker: Worker
  waiting: Map<number, Waiting>
}

/** A read that was under way when its thread ended, as on closing; asking again may work. */
export class ScanInterrupted extends Error {
  constructor() {
    super('the scanning thread ended')
    this.name = 'ScanInterrupted'
  }
}

/** Reads in worker threads, so that what takes long does not hold up other requests. */
export class SqliteScannerPool {
  readonly #path: string
  readonly #size: number
  #scanners: Scanner[] = []
  #lastId = 0

  constructor(path: string, size: number) {
    this.#path = path
    this.#size = size
  }

  all(text: string, values: readonly unknown[]): Promise<unknown[]> {
    const scanner = this.#leastBusy()
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      scanner.waiting.set(id, { resolve, reject })
      scanner.worker.ref()
      scanner.worker.postMessage({ id, text, values } satisfies ScanRequest)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#scanners.map(({ worker }) => worker.terminate()))
    this.#scanners = []
  }

  /** An idle scanner, a new one while there are few, or the one with the shortest queue. */
  #leastBusy(): Scanner {
    const [best] = this.#scanners.toSorted((a, b) => a.waiting.size - b.waiting.size)
    if (best && (best.waiting.size === 0 || this.#scanners.length >= this.#size)) return best
    return this.#start()
  }

  #start(): Scanner {
    const worker = new Worker(new URL('./sqlite-scan-worker.js', import.meta.url), {
      workerData: { path: this.#path },
      // Flags of the main program, such as --input-type, are not meant for a thread.
      execArgv: [],
    })
    const scanner: Scanner = { worker, waiting: new Map() }
    worker.on('message', (answer: ScanAnswer) => settle(scanner, answer))
    worker.on('error', (error) => this.#drop(scanner, error))
    worker.on('exit', () => this.#drop(scanner, new ScanInterrupted()))
    // An idle scanner must not keep a command from ending.
    worker.unref()
    this.#scanners.push(scanner)
    return scanner
  }

  #drop(scanner: Scanner, error: Error): void {
    this.#scanners = this.#scanners.filter((other) => other !== scanner)
    for (const { reject } of scanner.waiting.values()) reject(error)
    scanner.waiting.clear()
  }
}

function settle({ worker, waiting }: Scanner, answer: ScanAnswer): void {
  const waiter = waiting.get(answer.id)
  waiting.delete(answer.id)
  if (waiting.size === 0) worker.unref()
  if (answer.error === undefined) waiter?.resolve(answer.rows ?? [])
  else waiter?.reject(new Error(answer.error))
}
