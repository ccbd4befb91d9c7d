/** Stands in for sqlite3 in unit tests, which run while it is still being compiled (`npm test`). */
throw new Error('A unit test loads no native code: what needs SQLite belongs in test/integration.');
