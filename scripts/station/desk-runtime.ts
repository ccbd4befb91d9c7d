/**
 * How a desk is started where its memory counts, measured by `npm run bench -- desk-memory`: the built
 * file starts in a quarter of the time and spares Node's type stripper (33 MB), a small young generation and a heap that prefers to
 * collect keep 10,000 tickets from spreading the garbage of short requests over the heap (200 MB less
 * at no measurable cost), and one malloc arena is enough for the threads of SQLite and argon2 (5 MB less
 * than two).
 */
export const deskRuntime = {
  entry: 'out/desk/main.js',
  /** The same with a clock that the dock moves on. */
  labEntry: 'out/lab/desk.js',
  execArgv: ['--max-semi-space-size=2', '--optimize-for-size'],
  environment: { MALLOC_ARENA_MAX: '1' },
} as const;
