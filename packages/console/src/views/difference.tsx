import type { Line } from '../difference-lines.ts'

/** What changes, in plain words: old wording struck out, new wording below it. */
export function Difference({ lines }: { lines: Line[] }) {
  return (
    <ul class="difference">
      {lines.map((line, index) => (
        // The same words may stand twice; lines have no other name than their place.
        <li key={index}>
          <p class="difference-where">{line.where}</p>
          {line.kind === 'sentence' ? (
            <p>{line.words}</p>
          ) : (
            <>
              <p class="difference-what">{line.what}</p>
              <Wording label="Before: " text={line.before} tag="del" />
              <Wording label="After: " text={line.after} tag="ins" />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function Wording({ label, text, tag: Tag }: { label: string; text: string; tag: 'del' | 'ins' }) {
  return (
    <p class={`wording wording-${Tag}`}>
      <span class="unseen">{label}</span>
      {text === '' ? <em>(nothing)</em> : <Tag>{text}</Tag>}
    </p>
  )
}
