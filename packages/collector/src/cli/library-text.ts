import type { LibraryEntry } from '@segue/core'

/** The ready segments for a terminal: a line for each, and below it what it asks for. */
export function libraryText(library: readonly LibraryEntry[]): string {
  const idWidth = widest(library.map(({ id }) => id))
  const nameWidth = widest(library.map(({ name }) => name))
  return library
    .flatMap(({ id, name, sentence, ask = [] }) => [
      `${id.padEnd(idWidth)}  ${name.padEnd(nameWidth)}  ${sentence}`,
      ...ask.map(
        (question) =>
          `${' '.repeat(idWidth + 2)}--set ${id}.${question.id}=${question.default}  ${question.label}`,
      ),
    ])
    .join('\n')
}

const widest = (texts: string[]) => Math.max(...texts.map((text) => text.length))
