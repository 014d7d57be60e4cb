import { ALL_SITES, type Role, type Roles } from '@segue/core'
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
    add: (person: NewPerson): Account => database.transaction(() => add(person))(),
    withId: (id: string) => byId.get([id]) as Account | undefined,
    withEmail: (email: string) => byEmail.get([email]) as Account | undefined,
    rolesOf: (id: string): Roles =>
      Object.fromEntries(
        (rolesOf.all([id]) as { site: string; role: Role }[]).map(({ site, role }) => [site, role]),
      ),
    setPassword: (id: string, hash: string) => void setPassword.run([hash, id]),
  }
}
