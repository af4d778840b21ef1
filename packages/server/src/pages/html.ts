/** Markup that is safe to send as it is. */
export interface Html {
  readonly markup: string
}

type Part = Html | readonly Html[] | string | number | undefined | false

/** Writes markup; whatever is put into it that is not markup itself is text. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = texts.reduce((all, text, index) => `${all}${toMarkup(parts[index - 1])}${text}`)
  return { markup }
}

function toMarkup(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(`${part}`)
  if ('markup' in part) return part.markup
  return part.map(({ markup }) => markup).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
