import { CliError } from './cli-error.ts'
import type { START_SETTINGS } from './settings.ts'
import { webAddress } from './web-address.ts'

type Given = { [Name in keyof typeof START_SETTINGS]?: string }
type Environment = Record<string, string | undefined>

export type PublishedSettings = { publicUrl?: string; publishTo?: string; filesUrl?: string }

/** How visitors reach the collector and what it publishes. */
export function publishedOf(
  given: Given,
  environment: Environment = process.env,
): PublishedSettings {
  const publicUrl = given['public-url'] ?? environment.SEGUE_PUBLIC_URL
  const publishTo = given['publish-to'] ?? environment.SEGUE_PUBLISH_TO
  const filesUrl = given['files-url'] ?? environment.SEGUE_FILES_URL
  if ((publishTo || filesUrl) && !publicUrl) {
    throw new CliError(
      `${publishTo ? `Files are to be published to "${publishTo}"` : `Files are to be at "${filesUrl}"`}, and nobody says where their events go. ` +
        'Give the collector’s own address too: --public-url or SEGUE_PUBLIC_URL.',
    )
  }
  return {
    ...(publicUrl && { publicUrl: webAddress('public URL (SEGUE_PUBLIC_URL)', publicUrl) }),
    ...(publishTo && { publishTo }),
    ...(filesUrl && { filesUrl: webAddress('files’ URL (SEGUE_FILES_URL)', filesUrl) }),
  }
}

/** Further values of `Host` under which the console is reached, such as its name at a proxy. */
export function consoleHostsOf({ SEGUE_CONSOLE_HOSTS = '' }: Environment = process.env): string[] {
  const hosts = SEGUE_CONSOLE_HOSTS.split(',').map((host) => host.trim().toLowerCase())
  return hosts.filter(Boolean).map((host) => {
    if (/^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/.test(host)) return host
    throw new CliError(
      `SEGUE_CONSOLE_HOSTS has "${host}". Give hosts as browsers name them, with commas between: ` +
        'console.example.com,10.0.0.5:4001.',
    )
  })
}
