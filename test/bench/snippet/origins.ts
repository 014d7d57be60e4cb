import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net'

/** An origin on this machine: its address without a slash at the end, and its end. */
export type Origin = { url: string; stop(): Promise<void> }

export async function openOrigin(answer: RequestListener): Promise<Origin> {
  const server = createServer(answer)
  // Between the rounds of a long run a connection is idle for long.
  server.keepAliveTimeout = 120_000
  return listening(server, () => server.closeAllConnections())
}

/**
 * The same origin from afar: a new connection waits before its first byte, as it does for DNS,
 * TCP and TLS. What is asked on it later does not wait, and it is another origin, since its port is.
 */
export async function openFar(near: string, wait: number): Promise<Origin> {
  const { hostname, port } = new URL(near)
  const server = createTcpServer((visitor) => {
    const timer = setTimeout(() => {
      const target = connect(Number(port), hostname)
      visitor.pipe(target).pipe(visitor)
      target.on('error', () => visitor.destroy()).on('close', () => visitor.destroy())
      visitor.on('close', () => target.destroy())
    }, wait)
    // A browser that goes away in the middle is no failure of the bench's.
    visitor.on('error', () => {}).on('close', () => clearTimeout(timer))
    open.add(visitor)
    visitor.on('close', () => open.delete(visitor))
  })
  const open = new Set<{ destroy(): void }>()
  return listening(server, () => {
    for (const each of open) each.destroy()
  })
}

function listening(server: Server, cut: () => void): Promise<Origin> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped())
            cut()
          }),
      })
    })
  })
}
