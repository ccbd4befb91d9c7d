import type { Fault } from '../../shared/base/fault.ts';
import { whenParentGone } from '../parent-gone.ts';

/** What a parent process hears: the program serves, cannot start, or has an address for another browser. */
export type ProgramMessage =
  | { readonly type: 'ready'; readonly url: string | null; readonly dockUrl?: string }
  | { readonly type: 'failed'; readonly fault: Fault }
  | { readonly type: 'address'; readonly url: string };

/** Tells the parent process; a person at a terminal reads `words` on standard output instead. */
export function tell(message: ProgramMessage, words: string): void {
  if (process.send === undefined) process.stdout.write(`${words}\n`);
  else
    process.send(message, undefined, undefined, () => {
      // A parent that is gone needs no message.
    });
}

const longestStopMs = 5000;

/**
 * Stops the program once, on Ctrl-C, on a polite kill, and when the parent process is gone. What does
 * not stop in time is ended: everything acknowledged is on disk already. The answer begins the stop.
 */
export function stopOnRequest(stop: () => Promise<void>, exit: (code: number) => void): () => void {
  let stopping = false;
  const begin = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      exit(1);
    }, longestStopMs).unref();
    stop().then(
      () => {
        exit(0);
      },
      () => {
        exit(1);
      },
    );
  };
  process.on('SIGINT', begin);
  process.on('SIGTERM', begin);
  whenParentGone(begin);
  return begin;
}
