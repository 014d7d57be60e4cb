import { defineComponent, h, onMounted, ref } from 'vue'
import { ready } from '../ready.ts'
import { HEADLINE, ORIGINAL, PROMO, RENAMED } from '../words.ts'

export const Landing = defineComponent(() => {
  const count = ref(0)
  const renamed = ref(false)
  const promo = ref(true)
  onMounted(ready)

  const button = (id: string, name: string, onClick: () => void) =>
    h('button', { type: 'button', id, onClick }, name)
  return () =>
    h('main', [
      h('h1', { id: 'headline' }, HEADLINE),
      h('p', 'Everything a small workshop needs.'),
      h('a', { id: 'cta', class: 'button', href: '#signup' }, renamed.value ? RENAMED : ORIGINAL),
      promo.value ? h('section', { id: 'promo' }, [h('p', PROMO)]) : null,
      h('p', [
        button('bump', 'Add one', () => count.value++),
        h('output', { id: 'count' }, count.value),
        button('rename', 'Rename', () => {
          renamed.value = !renamed.value
        }),
        button('toggle', 'Toggle', () => {
          promo.value = !promo.value
        }),
      ]),
    ])
})
