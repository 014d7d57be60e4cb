import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The least that a collector in Node can do: it reads a body, parses it, and forgets it.
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    JSON.parse(String(Buffer.concat(chunks)))
    response.writeHead(204).end()
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log(`bare ${(server.address() as AddressInfo).port} listens`)
})
