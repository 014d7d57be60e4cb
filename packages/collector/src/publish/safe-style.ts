import type { Fault } from './safe-attribute.ts'

/** What a change may set: looks, not behaviour, and nothing that loads anything. */
const PROPERTIES = new Set(
  (
    'accent-color align-content align-items align-self aspect-ratio background-color ' +
    'background-position background-size block-size border border-block border-block-end ' +
    'border-block-start border-bottom border-collapse border-color border-inline ' +
    'border-inline-end border-inline-start border-left border-radius border-right border-style ' +
    'border-top border-width bottom box-shadow box-sizing color column-gap columns cursor display ' +
    'filter flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font ' +
    'font-family font-size font-stretch font-style font-variant font-weight gap grid-area ' +
    'grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-row grid-template-areas ' +
    'grid-template-columns grid-template-rows height inline-size inset justify-content ' +
    'justify-items justify-self left letter-spacing line-height list-style-position ' +
    'list-style-type margin margin-block margin-block-end margin-block-start margin-bottom ' +
    'margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top ' +
    'max-block-size max-height max-inline-size max-width min-block-size min-height ' +
    'min-inline-size min-width object-fit object-position opacity order outline outline-color ' +
    'outline-offset outline-style outline-width overflow overflow-wrap padding padding-block ' +
    'padding-block-end padding-block-start padding-bottom padding-inline padding-inline-end ' +
    'padding-inline-start padding-left padding-right padding-top place-content place-items ' +
    'place-self position right rotate row-gap scale text-align text-decoration ' +
    'text-decoration-color text-decoration-line text-indent text-overflow text-shadow ' +
    'text-transform text-wrap top transform transform-origin transition translate vertical-align ' +
    'visibility white-space width word-break word-spacing writing-mode z-index'
  ).split(' '),
)

/** What forbids this declaration in a change; undefined when it may be there. */
export function styleFault(name: string, value: string): Fault | undefined {
  if (!PROPERTIES.has(name) && !/^--[\w-]+$/.test(name)) {
    return {
      problem: `The property "${name}" is not allowed in a change`,
      remedy: `Use one that only changes looks: ${[...PROPERTIES].join(', ')}, or a variable such as --accent.`,
    }
  }
  // Whatever would end the declaration, begin another thing, or fetch something.
  if (
    /[;{}\\@<>]|\/\*|!\s*important|(?:url|image|image-set|src|attr|expression)\s*\(/i.test(value)
  ) {
    return {
      problem: 'This value is not allowed',
      remedy: 'Write one value, without url(), !important, semicolons, braces or backslashes.',
    }
  }
  return undefined
}
