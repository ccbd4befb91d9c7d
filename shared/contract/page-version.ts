/** The event by which a stream says, when it begins, which page the desk has now: a text as JSON. */
export const pageEvent = 'page';
/** The element of a page that says which one it is. It is another when its scripts are, which stand in it. */
export const pageMeta = 'balie-page';
