import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** Where Node 24 keeps the descriptor of a server; a child gets it as systemd would hand it over. */
const listening = z.object({ _handle: z.object({ fd: z.int().min(3) }) });

/**
 * Starts a built warden with a socket as descriptor 3, asks it these lines, and answers its answers. The
 * socket is TCP, which is nobody's file; the warden takes what it is given.
 */
export async function askBuiltWarden(program: string, lines: readonly string[]): Promise<string[]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const { fd } = listening.parse(server)._handle;
  const warden = spawn(process.execPath, [program], {
    env: { LISTEN_FDS: '1' },
    stdio: ['ignore', 'ignore', 'inherit', fd],
  });
  // From here on only the warden takes connections.
  server.close();
  try {
    const socket = connect(port, '127.0.0.1');
    socket.write(lines.map((line) => `${line}\n`).join(''));
    const answers: string[] = [];
    for await (const line of createInterface({ input: socket })) {
      answers.push(line);
      if (answers.length === lines.length) break;
    }
    socket.destroy();
    return answers;
  } finally {
    warden.kill('SIGKILL');
  }
}
