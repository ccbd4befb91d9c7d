/**
 * What the desk takes of `node:http`. An `import` of it asks for all that it has, and one part of that is
 * Node's whole `fetch` (undici): a tenth of the processor time of a start, for nothing that a desk does.
 */
export const { IncomingMessage, STATUS_CODES, ServerResponse } =
  process.getBuiltinModule('node:http');
