import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Starts a script of this directory in a process of its own, told its task by message. */
export async function startChild(script, task) {
  const child = fork(join(import.meta.dirname, script))
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with exit code ${code}`)
  })
  // Looked at only while something is asked of it.
  ended.catch(() => {})
  const ask = async (message) => {
    child.send(message)
    const [answer] = await Promise.race([once(child, 'message'), ended])
    if (answer.error) throw new Error(`${script}: ${answer.error}`)
    return answer
  }
  const ready = await ask(task)
  return { pid: child.pid, ready, ask, stop: () => end(child) }
}

/** Sees to it that a process does not outlive this one when that fails. */
export function endWithThis(child) {
  const kill = () => child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

/** Ends a process and waits until it is gone. */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

const ticksPerSecond = 100

/** Processor time a process has used; undefined where the system does not tell it in /proc. */
export function processorSeconds(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; what follows it does not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  } catch {
    return undefined
  }
}

/** Resident memory of a process in bytes; undefined where the system does not tell it in /proc. */
export function residentBytes(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}
