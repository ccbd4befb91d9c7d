import { constants, globSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** `struct input_event` on a 64-bit machine, Linux include/uapi/linux/input.h. */
const eventBytes = 24;
const keyEvent = 1;
const pressed = 1;

/** Codes of linux/input-event-codes.h under QEMU's names. */
const names: Readonly<Record<number, string>> = { 30: 'a', 48: 'b', 46: 'c', 32: 'd' };

/** All input nodes of the machine. */
export function inputNodes(): readonly string[] {
  return globSync('/dev/input/event*').toSorted();
}

/** Hears every key of every input node that is there when it begins. */
export class Keystrokes {
  readonly #nodes: readonly FileHandle[];

  private constructor(nodes: readonly FileHandle[]) {
    this.#nodes = nodes;
  }

  static async listen(): Promise<Keystrokes> {
    const flags = constants.O_RDONLY | constants.O_NONBLOCK;
    return new Keystrokes(await Promise.all(inputNodes().map((node) => open(node, flags))));
  }

  /** The keys that were pressed since the last look, by name. */
  async heard(): Promise<readonly string[]> {
    const keys: string[] = [];
    for (const node of this.#nodes) {
      for (;;) {
        const event = Buffer.alloc(eventBytes);
        const bytes = await node.read(event, 0, eventBytes, null).then(
          ({ bytesRead }) => bytesRead,
          (error: unknown) => nothingMore(error),
        );
        if (bytes < eventBytes) break;
        if (event.readUInt16LE(16) !== keyEvent || event.readInt32LE(20) !== pressed) continue;
        const code = event.readUInt16LE(18);
        keys.push(names[code] ?? String(code));
      }
    }
    return keys;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.close()));
  }
}

/** EAGAIN: no key was pressed. ENODEV: the keyboard has gone. */
function nothingMore(error: unknown): 0 {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EAGAIN' || code === 'ENODEV') return 0;
  throw error;
}
