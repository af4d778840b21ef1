import { Worker } from 'node:worker_threads'
import { LineIsFull } from './waiting-line.ts'

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

interface Scan extends ScanRequest {
  resolve: (rows: unknown[]) => void
  reject: (error: Error) => void
}

interface Scanner {
  worker: Worker
  /** What it works on; further scans wait in the pool, so that none goes down with another. */
  scan: Scan | undefined
  timer: NodeJS.Timeout
}

/** A read that was under way when its thread ended, as on closing; asking again may work. */
export class ScanInterrupted extends Error {
  constructor() {
    super('the scanning thread ended')
    this.name = 'ScanInterrupted'
  }
}

/** A read that took longer than any may. */
export class ScanTooSlow extends Error {
  constructor(timeoutMs: number) {
    super(`the scan took longer than ${timeoutMs} ms`)
    this.name = 'ScanTooSlow'
  }
}

/** Each takes a processor from everybody else until it has ended. */
const maxEnding = 4

export interface ScannerPoolOptions {
  /** Threads. */
  readonly size: number
  /** Scans that may wait for a thread. */
  readonly waiting: number
  readonly timeoutMs: number
}

/** Reads in worker threads, so that what takes long does not hold up other requests. */
export class SqliteScannerPool {
  readonly #path: string
  readonly #options: ScannerPoolOptions
  #scanners: Scanner[] = []
  /**
   * Threads told to end while SQLite was at work: it looks up only when it has a row, so they may go on
   * for a while. Each is replaced, while they are few.
   */
  readonly #ending = new Set<Worker>()
  #line: Scan[] = []
  #lastId = 0

  constructor(path: string, options: ScannerPoolOptions) {
    this.#path = path
    this.#options = options
  }

  /** Throws {@link ScanTooSlow} and, when too many scans wait already, {@link LineIsFull}. */
  all(text: string, values: readonly unknown[]): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      if (this.#line.length >= this.#options.waiting) return reject(new LineIsFull())
      this.#line.push({ id: ++this.#lastId, text, values, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    const line = this.#line
    this.#line = []
    for (const { reject } of line) reject(new ScanInterrupted())
    const workers = [...this.#scanners.map(({ worker }) => worker), ...this.#ending]
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  /** Gives the scan that waits longest to an idle thread, or to a new one while there are few. */
  #next(): void {
    if (this.#line.length === 0) return
    const scanner = this.#scanners.find(({ scan }) => !scan) ?? this.#start()
    if (!scanner) this.#refuseIfEnding()
    const scan = scanner && this.#line.shift()
    if (!scan) return
    const { id, text, values } = scan
    scanner.scan = scan
    scanner.timer.refresh()
    scanner.worker.ref()
    scanner.worker.postMessage({ id, text, values } satisfies ScanRequest)
  }

  /** With threads at work waiting makes sense; with ones that are only about to end it does not. */
  #refuseIfEnding(): void {
    if (this.#scanners.length > 0) return
    for (const { reject } of this.#line.splice(0)) reject(new LineIsFull())
  }

  #start(): Scanner | undefined {
    const { size, timeoutMs } = this.#options
    if (this.#scanners.length >= size || this.#ending.size >= maxEnding) {
      return undefined
    }
    const worker = new Worker(new URL('./sqlite-scan-worker.js', import.meta.url), {
      workerData: { path: this.#path },
      // Flags of the main program, such as --input-type, are not meant for a thread.
      execArgv: [],
    })
    const timer = setTimeout(() => this.#giveUp(scanner), timeoutMs)
    const scanner: Scanner = { worker, scan: undefined, timer }
    worker.on('message', (answer: ScanAnswer) => this.#settle(scanner, answer))
    worker.on('error', (error) => this.#drop(scanner, error))
    worker.on('exit', () => this.#drop(scanner, new ScanInterrupted()))
    // An idle scanner must not keep a command from ending.
    worker.unref()
    timer.unref()
    this.#scanners.push(scanner)
    return scanner
  }

  #settle(scanner: Scanner, answer: ScanAnswer): void {
    const { scan } = scanner
    // What was given up may be answered all the same.
    if (scan?.id !== answer.id) return
    scanner.scan = undefined
    scanner.worker.unref()
    if (answer.error === undefined) scan.resolve(answer.rows ?? [])
    else scan.reject(new Error(answer.error))
    this.#next()
  }

  #giveUp(scanner: Scanner): void {
    if (!scanner.scan) return
    const { worker } = scanner
    this.#ending.add(worker)
    worker.once('exit', () => {
      this.#ending.delete(worker)
      this.#next()
    })
    void worker.terminate()
    this.#drop(scanner, new ScanTooSlow(this.#options.timeoutMs))
  }

  #drop(scanner: Scanner, error: Error): void {
    clearTimeout(scanner.timer)
    this.#scanners = this.#scanners.filter((other) => other !== scanner)
    scanner.scan?.reject(error)
    scanner.scan = undefined
    this.#next()
  }
}
