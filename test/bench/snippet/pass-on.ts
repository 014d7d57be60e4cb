import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** Hands a request on to another server, as a site does that serves the collector below its own origin. */
export function passOn(
  incoming: IncomingMessage,
  response: ServerResponse,
  { to, path, headers: added = {} }: { to: string; path: string; headers?: Record<string, string> },
): void {
  const { method, headers } = incoming
  const onward = request(`${to}${path}`, { method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode!, { ...answer.headers, ...added })
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  incoming.pipe(onward)
}
