import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { soon } from '../checks.ts';

const heldSchema = z.strictObject({
  heapMegabytes: z.number(),
  listeners: z.int(),
  resources: z.int(),
});

/** What a Node process holds on to, right after it collected its garbage. */
export type Held = z.infer<typeof heldSchema>;

/** For `NODE_OPTIONS` of a process that is to tell what it holds at this UNIX socket. */
export function tellingAt(path: string): string {
  const program = fileURLToPath(new URL('tell-held.ts', import.meta.url));
  // Where the socket is goes by the environment: a path may have spaces.
  process.env.BALIE_HELD_SOCKET = path;
  return `--import=${JSON.stringify(program)}`;
}

/** Asks the process that tells at `path`; waits for it to start. */
export function askHeld(path: string): Promise<Held> {
  return soon(10_000, `what the process at ${path} holds`, async () => {
    const answer = await json(connect(path)).catch(() => null);
    return answer === null ? null : heldSchema.parse(answer);
  });
}
