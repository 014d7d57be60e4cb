/**
 * What somebody writes may name people: addresses of e-mail and long rows of digits (telephones,
 * cards, accounts) never leave the browser.
 */
export const scrub = (text: string): string =>
  text
    .replace(/[^\s@]+@[^\s@]+\.[^\s@]+/g, '[e-mail]')
    .replace(/\+?\d(?:[\s./()-]{0,3}\d){5,}/g, '[number]')
