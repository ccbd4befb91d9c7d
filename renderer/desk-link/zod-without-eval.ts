import { z } from 'zod';

/*
 * Zod decides when a schema is made whether it may compile it with `new Function`, which our content
 * security policy forbids. So this stands first among the imports of a page: the one piece of work at
 * import time, because the schemas themselves are made at import time.
 */
z.config({ jitless: true });
