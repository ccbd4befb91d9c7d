import { z } from 'zod';

/*
 * zod 4.6 tries `new Function` to compile its parsers, which the content security policy forbids and
 * reports. Told before the first schema is made, it does not try: so this is the one module that
 * works at import time, and a page imports it before everything else.
 */
z.config({ jitless: true });
