/**
 * The floor program: the least that any desk must do. It takes a ticket over raw HTTP, appends it to a
 * file, flushes it to disk, answers, and pushes who came with what to every open event stream, some 600
 * bytes as the product's events are. No parsing beyond JSON, no rights, no database. Its page adds a line
 * for each. The product is measured against it in the same run.
 *
 * `node bench/floor.ts <file>`; says `{type:'ready', url}` to its parent.
 */
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [, , file] = process.argv;
if (file === undefined) throw new Error('Usage: floor.ts <file>');
const journal = openSync(file, 'a');
const listeners = new Set<ServerResponse>();
let lastId = 0;

/** What of a ticket a technician sees in the queue. */
interface Ticket {
  readonly visitId: string;
  readonly visitor: unknown;
  readonly reason: unknown;
  readonly decision: unknown;
}

const page = `<!doctype html><meta charset="utf-8"><title>Floor</title><table><tbody></tbody></table><script>
  new EventSource('/v1/events').addEventListener('queue', (event) => {
    const row = document.querySelector('tbody').insertRow();
    row.insertCell().textContent = JSON.parse(event.data).number;
    if (row.parentElement.rows.length > 5) row.parentElement.deleteRow(0);
  });
</script>`;

const server = createServer((request, response) => {
  if (request.url === '/') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(page);
    return;
  }
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const { visitId, visitor, reason, decision } = JSON.parse(body.toString('utf8')) as Ticket;
    writeSync(journal, body);
    fdatasyncSync(journal);
    lastId += 1;
    const reply = JSON.stringify({ number: lastId });
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(reply);
    const event = { eventId: lastId, number: lastId, visitId, visitor, reason, decision };
    const frame = Buffer.from(`id: ${lastId}\nevent: queue\ndata: ${JSON.stringify(event)}\n\n`);
    for (const listener of listeners) listener.write(frame);
  });
});

server.listen(0, '127.0.0.1', () => {
  // A TCP server's address is an AddressInfo.
  const { port } = server.address() as AddressInfo;
  process.send?.({ type: 'ready', url: `http://127.0.0.1:${port}` });
});
process.on('SIGTERM', () => process.exit(0));
