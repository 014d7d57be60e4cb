import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terserPlugin from '@rollup/plugin-terser'
import type { Browser, Page } from 'playwright-core'
import { publint } from 'publint'
import { rollup } from 'rollup'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { launchBrowser } from './world/browser.ts'
import { codeBlocks, section } from './world/docs.ts'
import { install, pack } from './world/packed.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { publish } from './world/publish.ts'
import { root } from './world/root.ts'
import { openSite, type Site } from './world/site.ts'
import { allSent, newVisitor, type Visitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// Its types say CommonJS, its code does not.
const terser = terserPlugin as unknown as typeof terserPlugin.default

const CONFIG = {
  traits: [{ id: 'sign_ups', on: 'sign_up', take: 'count' }],
  segments: [{ id: 'ads', when: { 'page.query.from': { $in: ['ads'] } } }],
  goals: [{ id: 'lead', kind: 'macro', on: 'sign_up' }],
  experiences: [
    {
      id: 'hero',
      pages: ['/*'],
      goals: ['lead'],
      audiences: [
        {
          segment: 'ads',
          arms: [{ id: 'b', changes: [{ kind: 'text', target: '#cta', text: 'Mine' }] }],
        },
      ],
    },
  ],
}
/** An element that a framework may take over is written when it has, or has not; a busy machine takes its time. */
const SOON = { timeout: 15_000 }
const CTA = '<main><a id="cta" href="#next">Original</a></main>'

let folder: string
let tarballs: Record<string, string>
let world: World
let browser: Browser
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'segue-npm-')))
  const packing = Promise.all([pack('core', folder), pack('snippet', folder)])
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  const [core, snippet] = await packing
  tarballs = { core, snippet }
  await install([core, snippet], folder)
  await publish(world, CONFIG)
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(['core', 'snippet'])('@segue/%s, packed', (name) => {
  it('is what publint and attw ask of an ESM package', async () => {
    const tarball = await readFile(tarballs[name]!)
    const copy = new Uint8Array(tarball)
    const { messages } = await publint({ pack: { tarball: copy.buffer }, strict: true })
    expect(messages).toEqual([])
    const found = await checkPackage(createPackageFromTarballData(copy))
    // CommonJS takes it by `import()`, as everything that is ESM only; Node 10 has no exports map.
    const problems = ('problems' in found ? found.problems : [{ kind: 'untyped' }]).filter(
      (problem) =>
        !('resolutionKind' in problem && /node10|node16-cjs/.test(String(problem.resolutionKind))),
    )
    expect(problems).toEqual([])
  })

  it('has what is built from its sources, and nothing else', async () => {
    const { stdout } = await promisify(execFile)('tar', ['-tzf', tarballs[name]!])
    const files = stdout.trim().split('\n')
    const sources = await promisify(execFile)('git', ['ls-files', '--others', '--cached', 'src'], {
      cwd: join(root, 'packages', name),
    })
    const built = sources.stdout
      .split('\n')
      .filter((source) => /^src\/(?!testing\/).+(?<!\.test)\.tsx?$/.test(source))
      .map((source) => source.replace(/^src\/|\.tsx?$/g, ''))
    const allowed = new Set(
      ['package.json', 'LICENSE', 'README.md', 'config.schema.json', 'minify.json']
        .concat(['stub', 'strict-stub', 'inspect'].map((file) => `dist/files/${file}.js`))
        .concat(built.flatMap((each) => [`dist/${each}.js`, `dist/${each}.d.ts`]))
        .map((file) => `package/${file}`),
    )
    const words = 'Of sources that are gone: remove the folder dist and build again.'
    expect(
      files.filter((file) => !allowed.has(file) && !file.startsWith('package/dist/files/blocks/')),
      words,
    ).toEqual([])
  })
})

type Files = Record<string, { code: string; from: string[] }>

/** Bundles a site's program with the packed packages: its files by name, the entry first. */
async function bundle(code: string): Promise<Files> {
  const entry = join(folder, 'app', 'main.js')
  await mkdir(join(folder, 'app'), { recursive: true })
  await writeFile(entry, code)
  const build = await rollup({
    input: entry,
    plugins: [nodeResolve({ browser: true })],
    onLog: (level, log) => {
      if (level === 'warn' && log.code !== 'EMPTY_BUNDLE') throw new Error(log.message)
    },
  })
  const { output } = await build.generate({ format: 'es', plugins: [terser()] })
  await build.close()
  return Object.fromEntries(
    output.map((file) => [
      file.fileName,
      'code' in file ? { code: file.code, from: file.moduleIds } : { code: '', from: [] },
    ]),
  )
}

/** A site of one page whose program is bundled; without a tag it may only do what the manual's policy allows. */
async function siteWith(
  code: string,
  { body = '<div id="app"></div>', head = '', hasTag = false } = {},
): Promise<Site> {
  const files = await bundle(code)
  const [, own = ''] =
    /^\| npm +\| `(.*?)` +\|$/m.exec(await section('install.md', 'Strict pages')) ?? []
  const policy = { 'content-security-policy': `default-src 'none'; ${address(own)}` }
  const entry = '<script type="module" src="/main.js"></script>'
  const page = `<!doctype html><title>App</title>${head}${entry}<body>${body}`
  return openSite((path) => {
    if (path === '/') return hasTag ? { body: page } : { body: page, headers: policy }
    const file = files[path.slice(1)]
    return file && { body: file.code, type: 'text/javascript' }
  })
}

const address = (text: string) =>
  text.replaceAll('https://segue.example.com', world.collector).replaceAll('my-site', 'shop')

/** What the manual shows, on a page that is made by script. */
async function shown(index: number): Promise<string> {
  const blocks = await codeBlocks('install.md', 'npm', 'js')
  const renderApp = `() => {
    const cta = document.createElement('a')
    cta.id = 'cta'
    cta.append('Original')
    document.querySelector('#app').append(cta)
  }`
  return `const renderApp = ${renderApp}\n${address(blocks[index]!)}`
}

async function visit(
  site: Site,
  act: (visitor: Visitor) => Promise<void>,
  complaints: unknown = [],
): Promise<void> {
  const visitor = await newVisitor(browser)
  await probePaints(visitor.context, '#cta')
  await visitor.page.goto(`${site.url}/?from=ads`)
  await act(visitor)
  await visitor.context.close()
  await site.stop()
  expect(visitor.complaints).toEqual(complaints)
}

const configsAsked = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => (/json$/.test(name) ? name : [])),
  )

const counted = async (name: string) =>
  (await world.events()).filter((event) => event.name === name).length

describe('the npm form in a browser', () => {
  it('changes what is rendered when it is ready, and tells the collector', async () => {
    const before = await counted('sign_up')
    const [preload = ''] = await codeBlocks('install.md', 'npm', 'html')
    const app = await siteWith(await shown(0), { head: address(preload) })
    await visit(app, async ({ page }) => {
      await expect.poll(() => page.textContent('#cta'), SOON).toBe('Mine')
      await allSent(page)
      expect((await painted(page)).texts).toEqual(['Mine'])
      expect(await configsAsked(page)).toHaveLength(1)
    })
    expect(await counted('sign_up')).toBe(before + 1)
    const { arm, goals } = armOf(await world.report('hero'), 'ads', 'b')
    expect(arm).toMatchObject({ visitors: 1, late: 0 })
    expect(goals.lead).toMatchObject({ converters: 1 })
  })

  it('needs no request when the config is built in, and leaves alone what the server has rendered', async () => {
    const config = await (await fetch(`${world.collector}/s/shop.json`)).text()
    const code = (await shown(1)).replace(/import config .*/, `const config = ${config}`)
    await visit(await siteWith(code), async ({ page }) => {
      await expect.poll(() => page.textContent('#cta'), SOON).toBe('Mine')
      expect((await painted(page)).texts).toEqual(['Mine'])
      expect(await configsAsked(page)).toEqual([])
      await allSent(page)
    })
    const there = code.replace('renderApp()', '')
    await visit(await siteWith(there, { body: CTA }), async ({ page }) => {
      await allSent(page)
      expect((await painted(page)).texts).toEqual(['Original'])
    })
    const { arm } = armOf(await world.report('hero'), 'ads', 'b')
    expect(arm).toMatchObject({ visitors: 3, late: 1 })
  })

  it('gives the verbs alone where the tag is, or where it was started before', async () => {
    const tag = (await world.segue('tag', 'shop')).replace('<script>', '<script data-wait="60000">')
    const code = `
      import { start } from '@segue/snippet'
      const begin = () => start({ collector: '${world.collector}', site: 'shop' })
      begin()
      Object.assign(window, { told: begin().track('sign_up') })`
    for (const head of [tag, '']) {
      await visit(await siteWith(code, { body: CTA, head, hasTag: !!head }), async ({ page }) => {
        await page.evaluate(() => (window as unknown as { told: Promise<void> }).told)
        await allSent(page)
        expect((await painted(page)).texts).toEqual([head ? 'Mine' : 'Original'])
        const id = await page.evaluate(async () => {
          type Verbs = { export(): Promise<{ profile: { id: string } }> }
          return (await (window as unknown as { segue: Verbs }).segue.export()).profile.id
        })
        const own = (await world.events()).filter(({ visitor }) => visitor === id)
        expect(own.filter(({ name }) => name === 'page_view')).toHaveLength(1)
        expect(own.filter(({ name }) => name === 'sign_up')).toHaveLength(1)
      })
    }
  })

  it('does nothing where no collector answers, and nobody waits for it', async () => {
    const code = (await shown(0)).replace(world.collector, 'http://127.0.0.1:9')
    const told = code.replace('segue.track(', 'window.told = segue.track(')
    await visit(
      await siteWith(told),
      async ({ page }) => {
        await expect.poll(() => page.textContent('#cta'), SOON).toBe('Original')
        await page.evaluate(() => (window as unknown as { told: Promise<void> }).told)
      },
      expect.arrayContaining([expect.stringMatching(/Content Security Policy/)]),
    )
  })

  it('waits for a word of consent, which may come at once', async () => {
    const code = `
      import { start } from '@segue/snippet'
      const segue = start({ collector: '${world.collector}', site: 'shop', consent: 'required' })
      await segue.ready
      Object.assign(window, { keys: Object.keys(localStorage), told: segue.track('sign_up'), grant: () => segue.consent('granted') })`
    await visit(await siteWith(code), async ({ page }) => {
      type Told = { keys: string[]; grant(): Promise<void>; told: Promise<void> }
      await page.waitForFunction(() => 'grant' in window)
      await page.waitForTimeout(500)
      expect(await page.evaluate(() => [...(window as never as Told).keys])).toEqual([])
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
      await page.evaluate(() => {
        const { grant, told } = window as never as Told
        return grant().then(() => told)
      })
      await allSent(page)
    })
  })
})

describe('the npm form elsewhere', () => {
  it('does nothing by being imported, and goes when it is not used', async () => {
    const [file] = Object.values(await bundle("import { start } from '@segue/snippet'\n"))
    expect(file!.code.trim()).toBe('')
  })

  it('leaves the checks of configs behind, and to other files what comes after the first paint or when asked for', async () => {
    const files = await bundle("import { start } from '@segue/snippet'\nstart({})")
    const [first, ...others] = Object.values(files)
    expect(first!.from.join()).not.toMatch(/valibot|outbox|keeper|idb-keyval|web-vitals/)
    // What developers ask for, blocks and what goes with them, and consent managers.
    const seldom = /\/(?:inspect|more|ask-managers)\.js$|\/(?:blocks|preact)\//
    const [later, ...more] = others.filter(({ from }) => !seldom.test(from.at(-1)!))
    expect(more).toEqual([])
    expect(others.flatMap(({ from }) => from).join()).not.toContain('valibot')
    const size = ({ code }: { code: string }) => brotliCompressSync(code).length
    // Every part that there is, since a bundle does not know what will be published.
    // The last 128 bytes ask who may be known; the names of files cost some as well, and differ.
    expect(size(first!)).toBeLessThanOrEqual(12_416)
    expect(size(later!)).toBeLessThanOrEqual(15_360)
  })

  it('does nothing on a server', async () => {
    const program = `
      import { start } from '@segue/snippet'
      const segue = start({ collector: 'https://segue.example.com', site: 'shop' })
      await segue.ready
      await segue.track('sign_up')
      console.log(await segue.decisions(), typeof segue.on('decision', () => {}))`
    const file = join(folder, 'server.mjs')
    await writeFile(file, program)
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file])
    expect([stdout, stderr]).toEqual(['[] function\n', ''])
  })

  it('has types that hold under strict rules', async () => {
    const [, builtIn = ''] = await codeBlocks('install.md', 'npm', 'js')
    await writeFile(join(folder, 'segue.json'), '{ "format": 2, "site": "my-site" }')
    await writeFile(join(folder, 'built-in.ts'), `declare const renderApp: () => void\n${builtIn}`)
    await writeFile(
      join(folder, 'consumer.ts'),
      `import { type Segue, start } from '@segue/snippet'
      const segue: Segue = start({ collector: '/about', site: 'shop', wait: 300, consent: 'required' })
      const stop: () => void = segue.on('segment', (segments) => segments.map((id) => id.toUpperCase()))
      segue.on('exposure', ({ visitor }) => visitor.length)
      const arms: Promise<{ experience: string; audience: string; arm: string }[]> = segue.decisions()
      const told: Promise<void> = segue.track('sign_up', { plan: 'pro' })
      // @ts-expect-error: an event has a name
      segue.track()
      // @ts-expect-error: there is no such signal
      segue.on('decided', () => {})
      // @ts-expect-error: a collector is needed
      start({ site: 'shop' })
      export { stop, arms, told }`,
    )
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const common = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022,dom']
    const args = ['--module', 'esnext', '--moduleResolution', 'bundler', '--resolveJsonModule']
    const files = ['consumer.ts', 'built-in.ts']
    const compiled = promisify(execFile)(
      process.execPath,
      [tsc, ...common, ...args, '--exactOptionalPropertyTypes', '--skipDefaultLibCheck', ...files],
      { cwd: folder },
    ).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    )
    expect(await compiled).toBe('')
  })
})
