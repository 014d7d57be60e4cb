/**
 * A published config as JavaScript, or what else stands beside it. ASCII only, since a page in another encoding would garble the
 * rest; no `<`, so that it may stand in an inline script.
 */
export function configText(published: object): string {
  return (
    JSON.stringify(published)
      .replace(
        /[\u007f-\uffff<]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      // In a literal this key would set the prototype. Quotes inside of strings are escaped, so
      // only a key can stand like this.
      .replace(/([{,])"__proto__":/g, '$1["__proto__"]:')
  )
}
