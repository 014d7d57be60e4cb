/** How much a thing takes on the wire. */
export const bytesOf = (thing: unknown) => new TextEncoder().encode(JSON.stringify(thing)).length
