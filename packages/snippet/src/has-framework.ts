/** What a page has that a framework takes over, before it does. */
export const MARKS =
  'script[type=module],link[rel=modulepreload],script[src*="/_next/"],#__next,#__nuxt,#root,#app,#svelte,#___gatsby,' +
  '[data-reactroot],[data-server-rendered],[ng-version],[data-hk],astro-island'
/** What React, Vue and Preact leave on what they render into. */
const MOUNT = /__react|__vue_|_vnode|__k\b/

/** Whether a framework has come to the page. */
export function hasFramework(): boolean {
  const around = [...document.querySelectorAll('body,body>*')]
  return MOUNT.test(around.flatMap((element) => Object.keys(element)).join())
}

/** Whether one has come, or may come yet. */
export const mayHaveFramework = (): boolean => !!document.querySelector(MARKS) || hasFramework()
