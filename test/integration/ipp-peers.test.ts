import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { askIpp } from '../../devices/printer/ask-ipp.ts';
import { getPrinterAttributes, parsePrinterAttributes } from '../../devices/printer/ipp-message.ts';
import { printerState, requestedAttributes } from '../../devices/printer/printer-state.ts';
import { IppPipe } from '../../devices/simulated/ipp-responder.ts';
import { inkPrinter } from '../../devices/simulated/printers.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { pipeTo } from './tcp-pipe.ts';

/** Programs of an administrator stand where a visitor's PATH may not look. */
const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
const missing = (program: string, packages: string) =>
  `${program} is not installed; as root: apt-get install --no-install-recommends ${packages}`;

/** Runs a program to its end; a missing one fails the test and says what to install. */
async function run(program: string, args: readonly string[]) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  // `once` rejects when the program does not start.
  const [code] = await once(child, 'close').catch(() => {
    throw new Error(missing(program, 'cups-ipp-utils'));
  });
  return { code: code as number | null, output };
}

/** The simulated printer's pipe, as a server on a port of its own. */
async function served(chunked: boolean) {
  const server = createServer((socket) => {
    const pipe = new IppPipe(
      inkPrinter([80, 0, 70, 54], { chunked, reasons: ['media-jam-error'] }),
    );
    socket.on('data', (bytes) => socket.write(pipe.receive(bytes)));
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    uri: `ipp://127.0.0.1:${port}/ipp/print`,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}

it.each([
  ['in chunks', true, ['-C']],
  ['in chunks', true, ['-L']],
  ['with a length', false, ['-C']],
  ['with a length', false, ['-L']],
])(
  "CUPS' ipptool takes the simulated printer's answer %s (%s, %j)",
  async (_name, chunked, how) => {
    await using printer = await served(chunked);

    const { code, output } = await run('ipptool', [
      ...['-t', '-v', ...how, '-T', '10', printer.uri, 'get-printer-attributes.test'],
    ]);

    expect(output).toContain('[PASS]');
    expect(output).toContain('marker-levels (1setOf integer) = 80,0,70,54');
    expect(output).toMatch(/media-col-default \(collection\) = \{media-size=\{x-dimension=21000/u);
    expect(code).toBe(0);
  },
);

/**
 * Starts CUPS' printer for tests. It makes itself known by Avahi and ends without it, so it gets one of its
 * own on the loopback, on a message bus of its own, where none runs yet.
 */
const eveScript = `
if ! avahi-daemon --check; then
  export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"
  printf '[server]\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n' > "$2/avahi.conf"
  avahi-daemon --no-drop-root --no-chroot --no-rlimits --no-proc-title -f "$2/avahi.conf" &
  for turn in 1 2 3 4 5 6 7 8 9 10; do avahi-daemon --check && break; sleep 0.2; done
fi
exec ippeveprinter -M Lab -m Tester -p "$1" -d "$2" lab`;
const evePackages = 'cups-ipp-utils dbus-daemon avahi-daemon';

async function ippEvePrinter(port: number) {
  const folder = await mkdtemp(join(tmpdir(), 'balie-ippeve-'));
  const child = spawn(
    'dbus-run-session',
    ['--', 'sh', '-c', eveScript, 'sh', String(port), folder],
    // A group of its own, so that everything that it starts can be ended with it.
    { env, stdio: 'ignore', detached: true },
  );
  const early = once(child, 'exit').then(
    () => Promise.reject(new Error(missing('ippeveprinter', evePackages))),
    () => Promise.reject(new Error(missing('dbus-run-session', evePackages))),
  );
  // It ends after the test as well, when nobody listens any more.
  early.catch(() => undefined);
  return {
    early,
    async [Symbol.asyncDispose]() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await early.catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function connected(port: number): Promise<Socket> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const opened = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (opened) return socket;
    await wait(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it("our question is understood by CUPS' ippeveprinter, and its answer by us", async () => {
  const number = await freePort();
  await using printer = await ippEvePrinter(number);
  const socket = await Promise.race([connected(number), printer.early]);
  const port = pipeTo(socket);

  const answer = await askIpp(
    { port, stop: new StopSource().signal },
    { interfaceNumber: 0, bulkIn: 1, bulkOut: 2 },
    getPrinterAttributes(requestedAttributes),
  );

  await port.close();
  const attributes = answer.ok ? parsePrinterAttributes(answer.value) : answer;
  expect(attributes).toMatchObject({ ok: true });
  const state = attributes.ok ? printerState(attributes.value) : null;
  expect(state).toMatchObject({
    state: 'idle',
    reasons: [],
    model: 'Lab Tester',
    supplies: [{}, {}],
  });
});
