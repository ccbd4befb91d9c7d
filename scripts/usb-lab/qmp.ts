import { connect, type Socket } from 'node:net';

/** QEMU's monitor (QMP, docs/interop/qmp-spec.rst): one JSON object a line. Only errors are read. */
export class Qmp {
  readonly #path: string;
  readonly #onError: (line: string) => void;
  #socket: Socket | null = null;

  constructor(path: string, onError: (line: string) => void) {
    this.#path = path;
    this.#onError = onError;
  }

  /** Connects at the first command: by then QEMU has made the socket. */
  send(command: string): void {
    this.#socket ??= this.#open();
    this.#socket.write(`${command}\n`);
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect(this.#path);
    socket.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.includes('"error"')) this.#onError(line.trim());
    });
    socket.on('error', (error) => this.#onError(error.message));
    socket.write('{"execute":"qmp_capabilities"}\n');
    return socket;
  }
}
