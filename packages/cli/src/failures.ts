/** The command was called wrongly; the message says what was wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command could not do its work, for a reason that its message explains. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** What a failure says on the terminal, and the exit code it ends with. */
export function describeFailure(error: unknown): { exitCode: 1 | 2; lines: readonly string[] } {
  if (error instanceof UsageError) return { exitCode: 2, lines: [error.message] }
  const problems = settingProblems(error)
  if (problems) return { exitCode: 2, lines: problems }
  return { exitCode: 1, lines: [messageOf(error)] }
}

/** Mistakes in the settings come as a list, one sentence each. */
function settingProblems(error: unknown): readonly string[] | undefined {
  if (!(error instanceof Error) || !('problems' in error)) return undefined
  return Array.isArray(error.problems) ? error.problems.map(String) : undefined
}

/** The message of an error; one that only gathers others, as failed connections do, has none. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0])
  return error instanceof Error ? error.message || error.name : String(error)
}
