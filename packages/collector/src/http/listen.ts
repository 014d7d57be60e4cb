import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartError } from '../data-directory.ts'

type Place = { port: number; host: string; onError: (error: unknown) => void }

export type Listening = {
  port: number
  /** Accepts no more, lets requests finish that are under way, and cuts them after `patience`. */
  stop(patience: number): Promise<void>
}

/** Port 0 takes any that is free. */
export async function listen(server: Server, { port, host, onError }: Place): Promise<Listening> {
  let underWay = 0
  server.on('request', (_, response: ServerResponse) => {
    underWay++
    response.once('close', () => underWay--)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(startError(error, port, host)))
    server.listen(port, host, resolve)
  })
  // Too many open files, for one: without a listener the process would end.
  server.on('error', onError)

  return {
    port: (server.address() as AddressInfo).port,
    async stop(patience) {
      const latest = Date.now() + patience
      const closed = new Promise((resolve) => server.close(resolve))
      // Browsers hold connections on which they ask nothing; Node takes the unused for busy.
      const hangUp = setInterval(() => {
        if (underWay === 0 || Date.now() >= latest) server.closeAllConnections()
      }, 20)
      await closed
      clearInterval(hangUp)
    },
  }
}

function startError(error: NodeJS.ErrnoException, port: number, host: string): StartError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is in use. Stop the program that uses it, or set SEGUE_PORT to another port.`,
      )
    case 'EACCES':
      return new StartError(
        `Port ${port} may not be used by this user. Set SEGUE_PORT to a port above 1023.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `This machine has no address "${host}". Set SEGUE_HOST to one that it has, or to 0.0.0.0 for all of them.`,
      )
    default:
      return new StartError(
        `Cannot listen on ${host}, port ${port}: ${error.message}. Set SEGUE_PORT to another port.`,
      )
  }
}
