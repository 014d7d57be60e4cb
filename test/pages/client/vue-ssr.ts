import { createSSRApp } from 'vue'
import { Landing } from '../apps/vue-landing.ts'

createSSRApp(Landing).mount('#app')
