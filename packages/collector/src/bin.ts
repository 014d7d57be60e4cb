#!/usr/bin/env node
import { runMain } from 'citty'
import { segue } from './cli/commands.ts'

await runMain(segue)
