import { hear } from './hear.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

/** Which addresses are files: GA4's list, less what nobody offers any more. */
const FILES =
  /\.(7z|apk|csv|dmg|docx?|epub|exe|gz|mov|mp[34]|pdf|pkg|pptx?|rar|rtf|txt|wav|xlsx?|zip)$/i

const hearLinks = (onLink: (link: HTMLAnchorElement) => void): Undo =>
  hear('click', (element) => {
    const link = element.closest<HTMLAnchorElement>('a[href]')
    if (/^http/.test(`${link?.protocol}`)) onLink(link!)
  })

export const watchOutbound = ({ track }: Watching): Undo =>
  hearLinks(({ host, pathname: path }) => {
    if (host !== location.host) track('outbound_click', { host, path })
  })

export const watchDownloads = ({ track }: Watching): Undo =>
  hearLinks(({ pathname: file }) => {
    const extension = FILES.exec(file)?.[1]?.toLowerCase()
    if (extension) track('file_download', { file, extension })
  })
