import { CmpApi as GppApi } from '@iabgpp/cmpapi'
import { CmpApi as TcfApi } from '@iabtcf/cmpapi'
import { GVL, TCModel, TCString } from '@iabtcf/core'

// Consent managers as IAB Tech Lab gives them out, and Google's way to tell; `say` is the visitor.

type Word = 'asked' | 'agreed' | 'refused'
type Managed = { say(word: Word): void; dataLayer: unknown[] }

const PURPOSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

/** A list of vendors without any: no string can be written without one. */
const list = () =>
  new GVL({
    gvlSpecificationVersion: 3,
    vendorListVersion: 1,
    tcfPolicyVersion: 5,
    lastUpdated: '2026-01-01T00:00:00Z',
    purposes: Object.fromEntries(
      PURPOSES.map((id) => [id, { id, name: '', description: '', illustrations: [] }]),
    ),
    specialPurposes: {},
    features: {},
    specialFeatures: {},
    vendors: {},
    stacks: {},
    dataCategories: {},
  } as never)

function tcf(): Managed['say'] {
  const api = new TcfApi(3, 1, true)
  return (word) => {
    const model = new TCModel(list())
    model.cmpId = 3
    model.cmpVersion = 1
    model.isServiceSpecific = true
    if (word === 'agreed') model.purposeConsents.set(PURPOSES)
    api.update(TCString.encode(model), word === 'asked')
  }
}

function gpp(): Managed['say'] {
  const api = new GppApi(3, 1)
  return (word) => {
    if (word === 'asked') return
    api.setApplicableSections([7])
    api.setFieldValue('usnat', 'TargetedAdvertisingOptOut', word === 'refused' ? 1 : 2)
    api.setSignalStatus('ready' as never)
  }
}

function google(): Managed['say'] {
  const page = window as unknown as Managed
  page.dataLayer = []
  // Its own pushes `arguments`, which is no list.
  function gtag(..._: unknown[]) {
    // biome-ignore lint/complexity/noArguments: see above
    page.dataLayer.push(arguments)
  }
  const all = (word: string) => ({ analytics_storage: word, personalization_storage: word })
  gtag('consent', 'default', { ...all('denied'), ad_storage: 'denied', wait_for_update: 500 })
  return (word) => {
    if (word !== 'asked') gtag('consent', 'update', all(word === 'agreed' ? 'granted' : 'denied'))
  }
}

const managers = { tcf, gpp, google }
const { searchParams } = new URL(location.href)
const manager = managers[location.pathname.split('/')[1] as keyof typeof managers]
if (manager) {
  const say = manager()
  say((searchParams.get('said') as Word) ?? 'asked')
  Object.assign(window, { say })
}
