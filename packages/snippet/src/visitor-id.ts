/** 128 bits of chance, in digits. */
export const visitorId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('')
