/** Where a file goes: POST its bytes with its media type; `?name` is what it is called. */
export const uploadPath = '/v1/tickets/:ticketId/attachments';

/** Where the bytes of a file come from. */
export const contentPath = '/v1/tickets/:ticketId/attachments/:attachmentId/content';
