import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type Listening, listen } from './listen.ts'

let server: Server
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
})

async function start(answer: (finish: () => void) => void): Promise<Listening> {
  server = createServer((_, response) => answer(() => response.end('done')))
  return listen(server, { port: 0, host: '127.0.0.1', onError: () => {} })
}

const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'

/** Sends this and keeps the connection; `answer` is all that has come when it is closed. */
async function open(port: number, text: string): Promise<{ answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.write(text)
  const answer = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (part) => (text += part))
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
  })
  return { answer }
}

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

it('lets requests finish, and does not wait for connections that ask nothing', async () => {
  const { port, stop } = await start((finish) => setTimeout(finish, 200))
  const { answer } = await open(port, REQUEST)
  const silent = await open(port, '')
  await wait(50)
  const began = Date.now()
  await stop(5_000)
  expect(Date.now() - began).toBeLessThan(2_000)
  expect(await answer).toContain('done')
  expect(await silent.answer).toBe('')
})

it('cuts what does not finish in time', async () => {
  const { port, stop } = await start(() => {})
  const { answer } = await open(port, REQUEST)
  await wait(50)
  const began = Date.now()
  await stop(100)
  expect(Date.now() - began).toBeLessThan(1_000)
  expect(await answer).toBe('')
})

it('says that an address is not this machine’s', async () => {
  server = createServer()
  const place = { port: 1, host: '203.0.113.1', onError: () => {} }
  await expect(listen(server, place)).rejects.toThrow(
    'This machine has no address "203.0.113.1". Set SEGUE_HOST',
  )
})
