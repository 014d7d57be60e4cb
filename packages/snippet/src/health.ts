import { type Decision, fnv1a } from '@segue/core'

const WORDS = /^(text|tokens|content)$/

/**
 * What an exposure says of its page, alike for every arm: how long after the first paint the target
 * was there, for how long the tag held the page back, whether it may have a framework, and of each
 * target how many elements it matches and what the page's own words there are, as a fingerprint.
 * Where an arm has changed the words, the others tell of them. Times are rounded milliseconds; what
 * the browser does not tell is left out.
 */
export function healthOf(
  { audience, arm }: Decision,
  at: number,
  find: (target: string) => Iterable<Element>,
  mayHaveFramework: (() => boolean) | undefined,
): Record<string, unknown> {
  const [paint] = performance.getEntriesByName('first-contentful-paint')
  const [script] = performance.getEntriesByName(
    document.querySelector<HTMLScriptElement>('script[data-late]')?.src ?? '',
  ) as PerformanceResourceTiming[]
  return {
    lateness: paint && Math.max(0, Math.round(at - performance.timeOrigin - paint.startTime)),
    masked: script && Math.round(script.responseEnd - script.startTime),
    framework: mayHaveFramework?.() || undefined,
    targets: Object.fromEntries(
      audience.targets.map((target) => {
        const [first, ...others] = find(target)
        const isOurs = arm.changes.some(
          (change) => change.target === target && WORDS.test(change.kind),
        )
        const words = (!isOurs && first?.textContent?.trim().replace(/\s+/g, ' ')) || ''
        return [target, [first ? others.length + 1 : 0, words && fnv1a(words).toString(36)]]
      }),
    ),
  }
}
