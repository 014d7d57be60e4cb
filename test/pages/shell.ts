import type { Place } from './host-page.ts'

type Shell = { doctype?: string; root?: string; charset?: string }

/** The document around a page's body. The site's tag comes first in the head, as its owner is told to put it. */
export const shell = (
  { head, script }: Place,
  body: string,
  { doctype = '<!doctype html>\n', root = 'lang="en"', charset = 'utf-8' }: Shell = {},
): string => `${doctype}<html ${root}>
<head>
<meta charset="${charset}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>Host page</title>
<link rel="stylesheet" href="/page.css">
${script.tag}
</head>
<body>
${body}
</body>
</html>
`
