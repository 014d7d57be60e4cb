import { ALL_SITES, type Member, type Role, type Roles } from '@segue/core'
import type { SmallDatabase } from '../publish/database.ts'
import { newId } from './secrets.ts'

export type Account = { id: string; email: string; name: string; password: string; at: number }

/** The hash of the password is made before: what is here happens at once or not at all. */
export type NewPerson = Omit<Account, 'id'> & { roles: Roles }

export type Accounts = ReturnType<typeof openAccounts>

/** People, and what each of them is at which site. */
export function openAccounts(database: SmallDatabase) {
  const insert = database.prepare(
    'INSERT INTO accounts (id, email, name, password, at) VALUES (?, ?, ?, ?, ?)',
  )
  const byId = database.prepare('SELECT * FROM accounts WHERE id = ?')
  const byEmail = database.prepare('SELECT * FROM accounts WHERE email = ?')
  const count = database.prepare('SELECT count(*) AS n FROM accounts')
  const rolesOf = database.prepare('SELECT site, role FROM roles WHERE account = ?')
  const setRole = database.prepare(
    'INSERT OR REPLACE INTO roles (account, site, role) VALUES (?, ?, ?)',
  )
  const dropRole = database.prepare('DELETE FROM roles WHERE account = ? AND site = ?')
  const dropAccount = database.prepare('DELETE FROM accounts WHERE id = ?')
  const members = database.prepare(
    `SELECT accounts.id AS account, name, email, role, site FROM roles JOIN accounts ON accounts.id = roles.account
     WHERE site IN (?, '${ALL_SITES}') ORDER BY name, account`,
  )
  const setPassword = database.prepare('UPDATE accounts SET password = ? WHERE id = ?')

  const isUnowned = () => (count.get([]) as { n: number }).n === 0

  function add({ email, name, password, at, roles }: NewPerson): Account {
    const account = { id: newId(), email, name, password, at }
    insert.run([account.id, email, name, password, at])
    for (const [site, role] of Object.entries(roles)) setRole.run([account.id, site, role])
    return account
  }

  return {
    /** Nobody has an account yet. */
    isUnowned,
    /** The first account, which owns everything; undefined once there is one. */
    addOwner: (person: Omit<NewPerson, 'roles'>): Account | undefined =>
      database.transaction(() =>
        isUnowned() ? add({ ...person, roles: { [ALL_SITES]: 'owner' } }) : undefined,
      )(),
    /** Part of its caller's transaction: of the use of an invitation. */
    add,
    withId: (id: string) => byId.get([id]) as Account | undefined,
    withEmail: (email: string) => byEmail.get([email]) as Account | undefined,
    rolesOf: (id: string): Roles =>
      Object.fromEntries(
        (rolesOf.all([id]) as { site: string; role: Role }[]).map(({ site, role }) => [site, role]),
      ),
    /** Those with a role at a site, or at all. */
    members: (site: string): Member[] =>
      (members.all([site]) as (Omit<Member, 'everywhere'> & { site: string })[]).map(
        ({ account, name, email, role, site: where }) => ({
          account,
          name,
          email,
          role,
          everywhere: where === ALL_SITES,
        }),
      ),
    setRole: (id: string, site: string, role: Role) => void setRole.run([id, site, role]),
    /** Takes a role away, and with the last one the account. Whether they had it. */
    dropRole: (id: string, site: string): boolean =>
      database.transaction(() => {
        const had = dropRole.run([id, site]).changes > 0
        if (had && rolesOf.all([id]).length === 0) dropAccount.run([id])
        return had
      })(),
    setPassword: (id: string, hash: string) => void setPassword.run([hash, id]),
  }
}
