/** What people call something; its id stays. */
export function NameField({ name, write }: { name: string; write: (name: string) => void }) {
  return (
    <label class="field">
      <span>Name</span>
      <input
        type="text"
        maxLength={120}
        value={name}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </label>
  )
}
