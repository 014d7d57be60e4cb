import { Landing } from './landing'

export default function Page() {
  return <Landing />
}
