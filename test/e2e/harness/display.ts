import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** An X display for windows that nobody looks at. */
export interface Display {
  /** For the environment variable DISPLAY, for example `:99`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** As wide as a wall board, as high as a kiosk in portrait. */
const usualSize = { width: 1920, height: 1920 };

/** Starts Xvfb on the first free display. */
export async function startDisplay(size = usualSize): Promise<Display> {
  const screen = `${size.width}x${size.height}x24`;
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const pipe = server.stdio[3];
  if (pipe === null || pipe === undefined || !('on' in pipe) || !('read' in pipe)) {
    throw new Error('Xvfb has no pipe to tell its display on');
  }
  const died = once(server, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended with ${String(code)} before it had a display`);
  });
  const [number] = (await Promise.race([once(createInterface({ input: pipe }), 'line'), died])) as [
    string,
  ];
  died.catch(() => {
    // Its end after this point is ours, in stop().
  });
  return {
    name: `:${number}`,
    async stop() {
      if (server.exitCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
