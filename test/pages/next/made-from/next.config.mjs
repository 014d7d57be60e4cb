/** The export is served under the host pages' folder, and without `<name>.html` in its addresses. */
export default {
  output: 'export',
  basePath: '/next',
  trailingSlash: true,
}
