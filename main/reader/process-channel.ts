import type { WireMessage } from '../../shared/contract/wire.ts';
import { whenParentGone } from '../parent-gone.ts';

/** The reader's way to its parent process. */
export interface ProcessChannel {
  send(message: WireMessage): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Electron's `process.parentPort` in a utility process, as far as it is used here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * The channel to whoever started this process: Electron's utilityProcess or Node's
 * `child_process.fork`. A forked reader ends when its parent does.
 */
export function processChannel(): ProcessChannel {
  // Electron adds parentPort to `process` in utility processes only; Node's types do not know it.
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    };
  }
  if (process.send === undefined) {
    throw new Error('The reader is started by the kiosk, with child_process.fork, not by hand');
  }
  whenParentGone(() => process.exit(0));
  return {
    // A failed send means that the parent is gone, which ends this process.
    send: (message) => void process.send?.(message, () => {}),
    onMessage: (listener) => void process.on('message', listener),
  };
}
