/**
 * How a desk is started where its memory counts, measured by `npm run bench -- desk-memory`: the built
 * file spares Node's type stripper (33 MB), a small young generation keeps garbage of short requests
 * from spreading over the heap (some 100 MB after 10,000 tickets, no measurable cost in CPU), and two
 * malloc arenas are enough for the threads of SQLite and argon2.
 */
export const deskRuntime = {
  entry: 'out/desk/main.js',
  execArgv: ['--max-semi-space-size=2'],
  environment: { MALLOC_ARENA_MAX: '2' },
} as const;
