import { utilityProcess } from 'electron';
import type { StartReaderProcess } from '../../reader-link/reader-process.ts';

/** Starts the reader as a utility process of Electron. */
export function utilityReader(entryFile: string): StartReaderProcess {
  return () => {
    const child = utilityProcess.fork(entryFile, [], {
      serviceName: 'Balie reader',
      stdio: ['ignore', 'ignore', 'inherit'],
    });
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
        // A transfer that hangs in native code does not hear a polite signal.
        if (child.pid === undefined) child.kill();
        else process.kill(child.pid, 'SIGKILL');
      },
    };
  };
}
