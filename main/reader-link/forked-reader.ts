import { fork } from 'node:child_process';
import type { StartReaderProcess } from './reader-process.ts';

/** Starts the reader under plain Node. Its standard error joins the kiosk's own; it has no other way out. */
export function forkedReader(entryFile: string, args: readonly string[] = []): StartReaderProcess {
  return () => {
    const child = fork(entryFile, [...args], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'json',
    });
    return {
      send: (message) => {
        // A child that is just gone cannot be sent to; its exit follows and is handled there.
        if (child.connected) child.send(Object(message) as object, () => undefined);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        let told = false;
        const once = (): void => {
          if (!told) listener();
          told = true;
        };
        child.once('exit', once);
        // Not started at all: Node then sends no exit.
        child.once('error', once);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
