import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** Takes every connection on a port and never answers: worse than a server that is gone. */
export async function blackHole(port: number): Promise<{ stop(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
