/** Outlines on a grid of 24, in the manner of lucide. */
const PATHS = {
  results: 'M4 20h16M7 16v-5M12 16V5M17 16v-8',
  figures: 'M4 19h16M5 15l4.5-5 4 3.5L20 6M20 6v4.5M20 6h-4.5',
  live: 'M3 12h4l3-8 4 16 3-8h4',
  segments:
    'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21c0-4 3-6 7-6s7 2 7 6M16 3.5a4 4 0 0 1 0 7M18 15.5c2.5.7 4 2.5 4 5.5',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  versions: 'M3 12a9 9 0 1 0 3-6.7L3 8M3 3v5h5M12 7.5V12l3.5 2',
  install: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.1.8 3.5 2.8 3.5 5.5',
  audit: 'M6 3h12v18H6zM9.5 8h5M9.5 12h5M9.5 16h3',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.8-3.4 3.8-5.5 7.5-5.5s6.7 2.1 7.5 5.5',
  better: 'M12 19V5M6 11l6-6 6 6',
  worse: 'M12 5v14M6 13l6 6 6-6',
  same: 'M5 9h14M5 15h14',
  open: 'M5 12h14',
  trouble: 'M12 8v5M12 16.5v.5M12 3 2.5 20h19z',
  done: 'm5 12.5 4.5 4.5L19 7.5',
  pause: 'M9 5v14M15 5v14',
  resume: 'M8 5v14l11-7z',
  grip: 'M9 5.5v.01M15 5.5v.01M9 12v.01M15 12v.01M9 18.5v.01M15 18.5v.01',
  add: 'M12 5v14M5 12h14',
  remove: 'M6 6l12 12M18 6 6 18',
  back: 'M19 12H5M11 6l-6 6 6 6',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
}
export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
