import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { SmallDatabase } from '../publish/database.ts'
import { hashOf } from './secrets.ts'

const PERIOD = 30
const CODES = 10
/** Without the letters and digits that are taken for each other. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const LONG = 12

export type SecondFactors = ReturnType<typeof openSecondFactors>

/** One-time codes of an app (RFC 6238) beside the password, and codes for the day it is lost. */
export function openSecondFactors(database: SmallDatabase, now: () => number) {
  const one = database.prepare('SELECT seed, last_step FROM second_factors WHERE account = ?')
  const put = database.prepare(
    'INSERT OR REPLACE INTO second_factors (account, seed, last_step) VALUES (?, ?, ?)',
  )
  const step = database.prepare('UPDATE second_factors SET last_step = ? WHERE account = ?')
  const drop = database.prepare('DELETE FROM second_factors WHERE account = ?')
  const putCode = database.prepare('INSERT INTO recovery_codes (account, hash) VALUES (?, ?)')
  const useCode = database.prepare('DELETE FROM recovery_codes WHERE account = ? AND hash = ?')
  const dropCodes = database.prepare('DELETE FROM recovery_codes WHERE account = ?')
  const left = database.prepare('SELECT count(*) AS n FROM recovery_codes WHERE account = ?')
  /** Seeds that an app was shown and that no code has confirmed. */
  const begun = new Map<string, Secret>()

  /** The step that a code is of: this one or a neighbour, for clocks that differ a little. */
  function stepOf(secret: Secret, code: string): number | null {
    const delta = new TOTP({ secret, period: PERIOD }).validate({
      token: code,
      timestamp: now(),
      window: 1,
    })
    return delta === null ? null : TOTP.counter({ timestamp: now(), period: PERIOD }) + delta
  }

  return {
    isOn: (account: string): boolean => one.get([account]) !== undefined,
    codesLeft: (account: string): number => (left.get([account]) as { n: number }).n,
    /** A seed for somebody's app; it counts from when a code confirms it. */
    begin(account: string, email: string): { seed: string; uri: string } {
      const secret = new Secret({ size: 20 })
      begun.set(account, secret)
      const uri = new TOTP({ issuer: 'Segue', label: email, secret, period: PERIOD }).toString()
      return { seed: secret.base32, uri }
    },
    /** Switches it on; gives the recovery codes this once. Undefined if the code is wrong. */
    confirm(account: string, code: string): string[] | undefined {
      const secret = begun.get(account)
      const at = secret && stepOf(secret, code)
      if (!secret || at === null || at === undefined) return undefined
      begun.delete(account)
      const codes = Array.from({ length: CODES }, newCode)
      database.transaction(() => {
        put.run([account, secret.base32, at])
        dropCodes.run([account])
        for (const each of codes) putCode.run([account, hashOf(plain(each))])
      })()
      return codes
    },
    /** Whether a code is right: each is so once. */
    accepts(account: string, code: string): boolean {
      const row = one.get([account]) as { seed: string; last_step: number } | undefined
      if (!row) return false
      const digits = code.replace(/\s/g, '')
      if (!/^\d{6}$/.test(digits)) return useCode.run([account, hashOf(plain(code))]).changes > 0
      const at = stepOf(Secret.fromBase32(row.seed), digits)
      if (at === null || at <= row.last_step) return false
      step.run([at, account])
      return true
    },
    remove: (account: string): void =>
      database.transaction(() => {
        drop.run([account])
        dropCodes.run([account])
      })(),
  }
}

function newCode(): string {
  const signs = Array.from({ length: LONG }, () => SIGNS[randomInt(SIGNS.length)])
  return signs.join('').replace(/(.{4})(?=.)/g, '$1-')
}

const plain = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '')
