import { openCart } from './cart.js'
import { showCartCount } from './cart-count.js'
import { wireCartPage } from './cart-page.js'
import { wireCheckoutPage } from './checkout-page.js'
import { wireNewsletter } from './newsletter-form.js'
import { wireProductForms } from './product-forms.js'
import { tellOfProducts } from './product-lists.js'
import { wireThankYouPage } from './thank-you-page.js'

const cart = openCart()
showCartCount(cart)
tellOfProducts()
wireProductForms(cart)
wireCartPage(cart)
wireCheckoutPage(cart)
wireThankYouPage()
wireNewsletter()
