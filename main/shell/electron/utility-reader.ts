import { utilityProcess } from 'electron';
import type { StartReaderProcess } from '../../reader-link/reader-process.ts';

/** Starts the reader as a utility process of Electron. */
export function utilityReader(entryFile: string): StartReaderProcess {
  return () => {
    const child = utilityProcess.fork(entryFile, [], {
      serviceName: 'Balie reader',
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // A transfer that hangs in native code does not hear a polite signal.
    const kill = (): void => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    };
    return {
      send: (message) => {
        child.postMessage(message);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.once('exit', listener);
      },
      kill: () => {
        // Before it runs there is nothing to kill yet.
        if (child.pid === undefined) child.once('spawn', kill);
        else kill();
      },
    };
  };
}
