/** Holds when the page is no prerendered one, or has become the one that is looked at. */
export function activation(): Promise<unknown> | undefined {
  return (document as { prerendering?: boolean }).prerendering
    ? new Promise((resolve) =>
        document.addEventListener('prerenderingchange', resolve, { once: true }),
      )
    : undefined
}
