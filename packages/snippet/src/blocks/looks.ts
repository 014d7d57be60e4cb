// What all blocks look like: the page's own font and colours, by variables that a site may set.
export const looks = `
:host {
  display: block; font: inherit; color: var(--segue-ink, light-dark(#1c1b1a, #f5f4f2)); text-align: start;
  --accent: var(--segue-accent, light-dark(#1f4fd8, #9db6ff)); --on-accent: var(--segue-on-accent, light-dark(#fff, #10131f));
  --surface: var(--segue-surface, light-dark(#fff, #222120)); --line: var(--segue-line, light-dark(#0002, #fff3));
  --radius: var(--segue-radius, 10px);
}
:host([hidden]) { display: none }
* { box-sizing: border-box }
h2, p { margin: 0 }
h2 { font-size: 1.35em; line-height: 1.2; text-wrap: balance }
a { color: inherit }
button, input, textarea { font: inherit; color: inherit }
img { display: block; max-width: 100% }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.button {
  display: inline-block; padding: .7em 1.3em; border: 0; border-radius: var(--segue-button-radius, var(--radius)); background: var(--accent);
  color: var(--on-accent); font-weight: 600; text-decoration: none; cursor: pointer; min-height: 44px;
}
.close {
  flex: none; width: 44px; height: 44px; border: 0; background: none; font-size: 1.4em; line-height: 1; cursor: pointer;
}
.quiet { border: 0; background: none; padding: .7em .5em; text-decoration: underline; cursor: pointer; min-height: 44px }
`
