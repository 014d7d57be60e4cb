import { createElement, type FunctionComponent } from 'react'
import { renderToString } from 'react-dom/server'
import { EmLanding } from '../apps/react-em-landing.ts'
import { IconLanding } from '../apps/react-icon-landing.ts'
import { Landing } from '../apps/react-landing.ts'
import { TakesBack } from '../apps/react-takes-back.ts'
import type { HostPage } from '../host-page.ts'
import { shell } from '../shell.ts'

/** React that finds its markup made by the server, in one element of the page. */
const serverRendered = (name: string, App: FunctionComponent): HostPage => ({
  name,
  script: { entry: `client/${name}.ts` },
  html: (place) => shell(place, `<div id="root">${renderToString(createElement(App))}</div>`),
})

export const reactSsr = serverRendered('react-ssr', Landing)
export const reactIcon = serverRendered('react-icon', IconLanding)
export const reactPaddedInEm = serverRendered('react-padded-in-em', EmLanding)
export const reactTakesBack = serverRendered('react-takes-back', TakesBack)
