/** `YYYY-MM-DD HH:MM:SS`, UTC: how v1 writes times (http-v1 section 1). */
export function toV1Time(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** The same for a time that may be missing. */
export function toV1TimeOrNull(date: Date | null): string | null {
  return date && toV1Time(date)
}
