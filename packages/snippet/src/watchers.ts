// What the snippet tells by itself, and the sources that it hears. A watcher is an export here, so
// that a site's file carries those alone that it has not switched off.

export { watchDataLayer as data_layer, watchShopsToo as shops } from './data-layer.ts'
export { watchDeclared as fields } from './declare.ts'
export { watchEngagement as engagement } from './engagement.ts'
export { watchForms as form_submit } from './forms.ts'
export { watchDownloads as file_download, watchOutbound as outbound_click } from './links.ts'
export { watchProduct as markup } from './product.ts'
export { watchScroll as scroll } from './scroll.ts'
export { noteSearch as search } from './search.ts'
export { watchCompletes as video_complete, watchStarts as video_start } from './videos.ts'
export { watchVitals as web_vitals } from './vitals.ts'
