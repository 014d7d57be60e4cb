const BROWSERS: [sign: RegExp, name: string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [sign: RegExp, name: string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

/** `Firefox on Linux`: enough to know one’s own devices by. */
export function browserName(agent: string): string {
  const find = (table: [RegExp, string][]) => table.find(([sign]) => sign.test(agent))?.[1]
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)]
  return `${browser ?? 'A program'}${system ? ` on ${system}` : ''}`
}
