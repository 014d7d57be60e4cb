/**
 * What an acknowledged event outlives: with `fsync` a power cut, with `os` the end of the collector's
 * process, but not that of the machine.
 */
export type Durability = 'fsync' | 'os'
