/** What words-by-page.ts makes: words by catalogue. */
declare module 'page-words:*' {
  const words: Readonly<Record<string, Record<string, unknown>>>;
  export default words;
}
