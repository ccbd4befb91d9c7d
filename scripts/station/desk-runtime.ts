/**
 * How a desk is started where its memory counts, measured by `npm run bench -- desk-memory`: the built
 * file starts in a quarter of the time and spares Node's type stripper (33 MB), a heap that prefers to
 * collect keeps 10,000 tickets from spreading the garbage of short requests over it (100 MB less), with a young generation
 * of 4 MB (`--optimize-for-size` would do the same with 1 MB, collects four times as often and keeps a visit half a
 * millisecond longer from the screens), without V8's middle compiler nothing is compiled twice on its way to the fast one
 * (5 MB less, and submit to visible as before), one malloc arena is enough for the threads of SQLite and argon2 (5 MB less than two),
 * and what malloc takes in pieces of 32 kB and more, as V8 does to compile, goes back to the machine at once (10 MB less).
 */
export const deskRuntime = {
  entry: 'out/desk/main.js',
  /** The same with a clock that the dock moves on. */
  labEntry: 'out/lab/desk.js',
  execArgv: [
    '--max-semi-space-size=4',
    '--memory-saver-mode',
    '--no-flush-bytecode',
    '--no-maglev',
  ],
  environment: { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '32768' },
} as const;
