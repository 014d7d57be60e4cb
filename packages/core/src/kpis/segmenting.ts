import type { KpiEntry } from './kpi.ts'

/** Whether the segments themselves are any good. */
export const segmenting = {
  'segment-size': {
    name: 'Segment size',
    unit: 'share',
    better: 'neither',
    from: 'events',
    definition:
      'The share of the period’s visitors who were in the segment at one of their events.',
    tells: 'Whether it is worth an experience of its own.',
    measured:
      'Every event carries the segments of its visitor at that moment; one such event is enough.',
    formula: 'visitors of the segment ÷ visitors',
    trends: 'Segments of “the last 30 days” swell after a campaign and shrink a month later.',
    diagnostics: 'Empty: ask `segue replay` whether the condition ever holds.',
    tips: 'Below a hundredth of the visitors a test will hardly ever end.',
    picture: 'Sorted bars, the one for everybody on top.',
    warnings: 'Sizes add up to more than all, since one visitor can be in many.',
    tools: '`segue replay` for the size of a segment that is not published yet.',
    connects: 'Reach is the size of all segments together.',
    moves: ['segment-overlap', 'segment-drift', 'segmentation-effectiveness'],
  },
  'segment-overlap': {
    name: 'Segment overlap',
    unit: 'share',
    better: 'neither',
    from: 'events',
    definition: 'Of the visitors who were in either of two segments, those who were in both.',
    tells: 'Whether two segments are two, or one under two names.',
    measured: 'For each pair of published segments, by visitor and period.',
    formula: 'visitors in both ÷ visitors in at least one of them',
    trends: 'It rises as more segments are made from the same few traits.',
    diagnostics:
      'Near 1: drop one of them. A small one inside a large one: see which comes first in the config.',
    tips: 'The first matching audience wins, so put the narrower one first.',
    picture: 'A matrix of shaded cells, or sets as rows of dots.',
    warnings: 'Both within a period need not be both at once.',
    tools: '`segue kpis --json` has all pairs.',
    connects: 'Much of it lowers what the segmentation as a whole can tell apart.',
    moves: ['segment-size', 'segmentation-effectiveness'],
  },
  'segment-drift': {
    name: 'Segment drift',
    unit: 'share',
    better: 'neither',
    from: 'events',
    definition:
      'By how much the segment’s share of the visitors is another than in the period before.',
    tells: 'Whether the same rule still means the same people.',
    measured: 'The segment’s size in both periods, in points of the visitors.',
    formula: 'size now − size before',
    trends:
      'Slow drift is a change in the audience, a sudden one a change in the config or the site.',
    diagnostics: 'Look up the version that was published that day; then the campaigns.',
    tips: 'Look at it before judging an experience that has run for months.',
    picture: 'A slope from the old share to the new for each segment.',
    warnings: 'A segment that is new has drifted from nothing.',
    tools: '`segue diff` for what was changed.',
    connects: 'It moves every figure of the whole site through the mix alone.',
    moves: ['segment-size', 'conversion-rate'],
  },
  'segmentation-effectiveness': {
    name: 'Segmentation effectiveness',
    unit: 'share',
    better: 'higher',
    from: 'events',
    definition:
      'Four questions to all segments together: do they differ, do they reach, do they last, do they gain.',
    tells: 'Whether it pays to treat these groups apart.',
    measured:
      'Distinctness: segments whose conversion rate differs from that of the others beyond chance (pooled z, Holm at 5%). Reach: visitors in any segment. Stability: those of a segment who came again and were in it still. Gain: what the best arm for each audience brings beside the one arm that is best for all, by the experiments.',
    formula:
      'distinct segments ÷ segments compared; visitors in any ÷ visitors; stayed in ÷ came again; gain per visitor',
    trends: 'Distinctness grows with the number of visitors, even where nothing changes.',
    diagnostics:
      'Reach without distinctness: the rules miss what matters. Distinctness without gain: they need no other page.',
    tips: 'Three segments that last beat thirty that flicker.',
    picture: 'Four dials side by side, never one mark of all.',
    warnings: 'That segments differ does not say that personalizing for them helps.',
    tools:
      '`segue kpis` tells all four; `segue report` the gain in full, and `segue analyze` for the policy’s value.',
    connects: 'It sums up size, overlap and drift, and adds what they lack.',
    moves: ['segment-size', 'segment-overlap', 'segment-drift', 'conversion-rate'],
  },
} satisfies Record<string, KpiEntry>
