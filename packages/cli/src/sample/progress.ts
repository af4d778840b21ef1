import type { Terminal } from '../command.ts'

const barWidth = 24
const drawEveryMs = 100

export interface Progress {
  at(done: number): void
  /** Says what is done now that no number describes. */
  say(text: string): void
  end(): void
}

const silent: Progress = { at() {}, say() {}, end() {} }

/** Shows on a terminal how far long work is; says nothing where there is none. */
export function createProgress(
  terminal: Terminal | undefined,
  total: number,
  clock: () => Date,
): Progress {
  if (!terminal) return silent
  const startedAt = clock().getTime()
  let drawnAt = 0
  const draw = (text: string) => {
    terminal.write(`\r${text.slice(0, terminal.columns - 1)}\u001b[K`)
  }
  return {
    at(done) {
      const now = clock().getTime()
      if (now - drawnAt < drawEveryMs && done < total) return
      drawnAt = now
      draw(progressLine(done, total, (now - startedAt) / 1000))
    },
    say: draw,
    end: () => terminal.write('\r\u001b[K'),
  }
}

/** Such as `██████░░░░  50%  500 of 1,000  250/s  2 s left`. */
export function progressLine(done: number, total: number, seconds: number): string {
  const filled = Math.round((done / total) * barWidth)
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
  const percent = `${Math.floor((done / total) * 100)}%`.padStart(4)
  const perSecond = seconds > 0 ? done / seconds : 0
  const left = perSecond > 0 ? Math.ceil((total - done) / perSecond) : 0
  const number = (value: number) => Math.round(value).toLocaleString('en-US')
  const pace = `${number(perSecond)}/s  ${left} s left`
  return `${bar} ${percent}  ${number(done)} of ${number(total)}  ${pace}`
}
