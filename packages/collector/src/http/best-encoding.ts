const OURS = ['br', 'gzip'] as const

export type Encoding = (typeof OURS)[number] | 'identity'

/** The smallest form that a client takes, by its `Accept-Encoding`. RFC 9110, section 12.5.3. */
export function bestEncoding(accepted: string | undefined): Encoding {
  const quality = new Map(
    (accepted ?? '').split(',').map((entry) => {
      const [name = '', ...parameters] = entry.toLowerCase().split(';')
      const q = parameters
        .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
        .find(Boolean)
      return [name.trim(), q === undefined ? 1 : Number(q)]
    }),
  )
  return OURS.find((encoding) => (quality.get(encoding) ?? quality.get('*') ?? 0) > 0) ?? 'identity'
}
