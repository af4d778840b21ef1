/** `:(key,key)` after a collection or an id, plain or percent-encoded (http-v1 section 1). */
const pattern = /(?::|%3a)(?:\(|%28)(.*?)(?:\)|%29)/i

export interface SelectedPath {
  /** The URL without its selector. */
  readonly url: string
  /** Keys to keep; undefined when the URL has no selector. */
  readonly keys: ReadonlySet<string> | undefined
}

/** Takes the field selector out of a URL, so that routes match without it. */
export function takeSelector(url: string): SelectedPath {
  const end = url.indexOf('?')
  const path = end < 0 ? url : url.slice(0, end)
  const match = pattern.exec(path)
  if (!match) return { url, keys: undefined }
  const names = (match[1] ?? '').split(/,|%2c/i).map((name) => name.trim())
  const rest = path.slice(0, match.index) + path.slice(match.index + match[0].length)
  return {
    url: rest + (end < 0 ? '' : url.slice(end)),
    keys: new Set(names.filter((name) => name !== '')),
  }
}

/** Keeps the selected keys of each object in `data` of an answer; keys no object has are ignored. */
export function selectKeys(text: string, keys: ReadonlySet<string>): string {
  const answer = JSON.parse(text)
  const { data } = answer
  const selected = Array.isArray(data) ? data.map((item) => pick(item, keys)) : pick(data, keys)
  return JSON.stringify({ ...answer, data: selected })
}

function pick(value: unknown, keys: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.has(key)))
}
