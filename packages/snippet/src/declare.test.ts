// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchDeclared } from './declare.ts'
import { watching } from './testing/watching.ts'

let heard: unknown[]
let stop: () => void
const page = (html: string) => {
  document.body.innerHTML = html
}
const happen = (selector: string, type: string) =>
  document.querySelector(selector)!.dispatchEvent(new Event(type, { bubbles: true }))
beforeEach(() => {
  heard = []
  stop = watchDeclared(watching((name, props) => heard.push([name, props])))
})
afterEach(() => stop())

it('declares what a submitted form says, each kind as what it is, and nothing secret', () => {
  page(`<form>
    <input data-segue-declare="company" value=" Mizzle ">
    <input data-segue-declare="seats" type="number" value="12">
    <input data-segue-declare="letter" type="checkbox" checked>
    <input data-segue-declare="trial" type="checkbox">
    <input data-segue-declare="size" type="radio" name="size" value="s">
    <input data-segue-declare="size" type="radio" name="size" value="m" checked>
    <input data-segue-declare="empty">
    <input data-segue-declare="none" type="number">
    <input data-segue-declare="password" type="password" value="x">
    <input data-segue-declare="shown" autocomplete="current-password" value="x">
    <input data-segue-declare="card" autocomplete="section-a cc-number" value="x">
    <div data-segue-ignore><input data-segue-declare="ignored" value="x"></div>
    <input name="plain" value="x">
  </form>`)
  happen('form input', 'change')
  expect(heard).toEqual([])
  happen('form', 'submit')
  expect(heard).toEqual([
    [
      'identify',
      { declared: { company: 'Mizzle', seats: 12, letter: true, trial: false, size: 'm' } },
    ],
  ])
})

it('declares the code of a letter’s link', () => {
  stop()
  history.replaceState(null, '', '?segue_c=back-in-may&x=1')
  stop = watchDeclared(watching((name, props) => heard.push([name, props])))
  expect(heard).toEqual([['identify', { declared: { segue_c: 'back-in-may' } }]])
  history.replaceState(null, '', '?x=1')
})

it('declares a field of no form when it changes, and stays silent where nothing is said', () => {
  page(`<select data-segue-declare="trade"><option>retail</option></select><input>
    <form><input value="x"></form>`)
  happen('select', 'change')
  happen('input', 'change')
  happen('form', 'submit')
  expect(heard).toEqual([['identify', { declared: { trade: 'retail' } }]])
})
