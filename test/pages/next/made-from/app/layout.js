export const metadata = { title: 'Host page' }

export default function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>{children}</body>
    </html>
  )
}
