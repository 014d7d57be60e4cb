/** Nothing is sent: this shop has no letters. The event is what a real one would push. */
export function wireNewsletter() {
  const form = document.querySelector('form[data-newsletter]')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    window.dataLayer = window.dataLayer || []
    window.dataLayer.push({ event: 'generate_lead', lead_source: 'newsletter' })
    form.reset()
    form.querySelector('.said').textContent = 'Thank you. The next letter is yours.'
  })
}
