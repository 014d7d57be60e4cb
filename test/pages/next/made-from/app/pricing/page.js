import Link from 'next/link'

export default function Page() {
  return (
    <main>
      <h1 id="headline">Plans</h1>
      <a id="cta" className="button" href="#plans">
        Choose a plan
      </a>
      <Link id="go" href="/">
        Home
      </Link>
    </main>
  )
}
