/** What the person who asked reads, as it is: the file or the question has to change. */
export class AnalyzeError extends Error {
  override name = 'AnalyzeError'
}
