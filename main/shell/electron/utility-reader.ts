import { type UtilityProcess, utilityProcess } from 'electron';
import type { StartReaderProcess } from '../../reader-link/reader-process.ts';

/**
 * Starts the reader as a utility process of Electron, the first time only once `mayStart` is settled:
 * a process that starts beside the page holds up its first paint.
 */
export function utilityReader(
  entryFile: string,
  args: readonly string[],
  mayStart: Promise<unknown>,
): StartReaderProcess {
  return () => {
    let child: UtilityProcess | null = null;
    let killed = false;
    const exitListeners: (() => void)[] = [];
    const starting = mayStart.then(() => {
      if (killed) return null;
      child = utilityProcess.fork(entryFile, [...args], {
        serviceName: 'Balie reader',
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      for (const listener of exitListeners) child.once('exit', listener);
      return child;
    });
    // A transfer that hangs in native code does not hear a polite signal.
    const end = (): void => {
      if (child?.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    };
    return {
      send: (message) => {
        void starting.then((started) => started?.postMessage(message));
      },
      onMessage: (listener) => {
        void starting.then((started) => started?.on('message', listener));
      },
      onExit: (listener) => {
        exitListeners.push(listener);
        child?.once('exit', listener);
      },
      kill: () => {
        if (killed) return;
        if (child === null) {
          killed = true;
          for (const listener of exitListeners) listener();
        } else if (child.pid === undefined) {
          // Forked, but there is nothing to kill before it runs.
          child.once('spawn', end);
        } else {
          end();
        }
      },
    };
  };
}
