export { readDemoConfig } from './demo-config.ts'
export type { Shop, ShopOptions } from './start-shop.ts'
export { startShop } from './start-shop.ts'
