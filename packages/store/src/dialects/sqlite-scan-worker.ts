import { parentPort, workerData } from 'node:worker_threads'
import { SqliteConnection } from './sqlite-connection.ts'
import type { ScanAnswer, ScanRequest } from './sqlite-scanner.ts'

const connection = new SqliteConnection(workerData.path, {
  readonly: true,
  durability: 'full',
  // The operating system keeps the pages too; there are several of these threads.
  cacheKibibytes: 8_192,
})

parentPort?.on('message', ({ id, text, values }: ScanRequest) => {
  const answer: ScanAnswer = { id }
  try {
    answer.rows = connection.all(text, values)
  } catch (error) {
    answer.error = error instanceof Error ? error.message : String(error)
  }
  parentPort?.postMessage(answer)
})
