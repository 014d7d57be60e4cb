import type { Rendering } from '../publish-change.ts'

/** For configs without HTML and blocks. */
export const noRendering: Rendering = {
  htmlToTree: () => [],
  renderBlock: () => ({ tree: [], isAlive: false }),
}
