import { connect, type Socket } from 'node:net'

const START = 'POST /e HTTP/1.1\r\nHost: segue\r\nContent-Type: text/plain\r\n'

export type SlowSockets = {
  /** How many the collector has not cut off yet. */
  open(): number
  stop(): void
}

/** Half of them never come to the end of their headers, the others never to that of their body. */
export async function slowSockets(url: string, count: number): Promise<SlowSockets> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const drip = (n: number): Promise<void> =>
    new Promise((resolve) => {
      const isBody = n % 2 === 0
      const socket = connect(Number(port), hostname, () => {
        socket.write(isBody ? `${START}Content-Length: 60000\r\n\r\n{` : START)
        resolve()
      })
      sockets.add(socket)
      // Whoever is cut off must not end the test.
      socket.on('error', () => resolve()).resume()
      const timer = setInterval(() => socket.write(isBody ? ' ' : 'X-Slow: 1\r\n'), 500)
      socket.on('close', () => {
        clearInterval(timer)
        sockets.delete(socket)
      })
    })
  await Promise.all(Array.from({ length: count }, (_, n) => drip(n)))
  return {
    open: () => sockets.size,
    stop() {
      for (const socket of sockets) socket.destroy()
    },
  }
}
