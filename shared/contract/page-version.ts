import { z } from 'zod';

/** The event by which a stream says, when it begins, which page the desk has now. */
export const pageEvent = 'page';
/** The element of a page that says which one it is. */
export const pageMeta = 'balie-page';

/** A page is another when its scripts are: they are named by their content, and stand in it. */
export const pageVersionSchema = z.strictObject({ version: z.string().min(1).max(64) });
