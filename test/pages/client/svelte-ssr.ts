import { hydrate } from 'svelte'
import Landing from '../apps/Landing.svelte'

hydrate(Landing, { target: document.getElementById('app')! })
