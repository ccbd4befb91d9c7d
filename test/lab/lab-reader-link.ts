import type { ReaderProcess, StartReaderProcess } from '../../main/reader-link/reader-process.ts';

/** What the dock can do to the reader process itself. */
export type ReaderTrouble = 'crash' | 'hang';

/**
 * The lab's hand on the reader process: the supervisor starts its lives through `startProcess`, and
 * what is plugged in stays plugged in when a new life begins, as on a real bus.
 */
export class LabReaderLink {
  readonly startProcess: StartReaderProcess;
  private readonly plugged = new Map<string, string>();
  private current: ReaderProcess | null = null;

  constructor(startProcess: StartReaderProcess) {
    this.startProcess = () => {
      const process = startProcess();
      this.current = process;
      for (const [port, device] of this.plugged) sendPlug(process, port, device);
      return process;
    };
  }

  /** Device names by port path. */
  get ports(): ReadonlyMap<string, string> {
    return this.plugged;
  }

  plug(device: string, port: string): void {
    this.unplug(port);
    this.plugged.set(port, device);
    if (this.current !== null) sendPlug(this.current, port, device);
  }

  unplug(port: string): void {
    if (!this.plugged.delete(port)) return;
    this.current?.send({ type: 'lab', do: 'unplug', port });
  }

  trouble(kind: ReaderTrouble): void {
    this.current?.send({ type: 'lab', do: kind });
  }
}

function sendPlug(process: ReaderProcess, port: string, device: string): void {
  process.send({ type: 'lab', do: 'plug', device, port });
}
