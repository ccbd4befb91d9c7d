import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCommandLine } from './command-line.ts';

it('serves on this machine from the data folder of the project unless told otherwise', () => {
  expect(parseCommandLine([], {}, '/project')).toEqual({
    ok: true,
    value: {
      name: 'serve',
      dataFolder: '/project/data',
      databaseUrl: null,
      host: '127.0.0.1',
      port: null,
      publicUrl: null,
      siteName: 'Balie',
      kioskJoin: null,
      rendererFolder: '/project/out/renderer',
      logFile: null,
      metricsToken: null,
      backupFolder: null,
      mail: null,
    },
  });
});

it('takes the address for phones without a slash at its end, and PostgreSQL from the environment', () => {
  const environment = { DATABASE_URL: 'postgres://balie@db/balie' };
  const args = ['serve', '--public-url', 'https://desk.example.org/', '--port', '80'];

  expect(parseCommandLine(args, environment, '/project')).toMatchObject({
    ok: true,
    value: {
      publicUrl: 'https://desk.example.org',
      port: 80,
      databaseUrl: 'postgres://balie@db/balie',
    },
  });
});

it.each([
  [['--port', 'many']],
  [['--port', '70000']],
  [['--public-url', 'ftp://desk']],
  [['--unknown']],
  [['bake']],
  [['import-people']],
  [['backup']],
  [['restore', '--to', 'somewhere']],
])('refuses %j with a fault', (args) => {
  expect(parseCommandLine(args, {}, '/project')).toMatchObject({
    ok: false,
    fault: { code: 'input/invalid' },
  });
});

it.each(['', 'desk', 'mysql://geheim@db/balie'])(
  'refuses the database address "%s" without telling it',
  (databaseUrl) => {
    expect(parseCommandLine(['serve'], { DATABASE_URL: databaseUrl }, '/project')).toEqual({
      ok: false,
      fault: { code: 'input/invalid', detail: 'Not a usable value: DATABASE_URL' },
    });
  },
);

it('answers any arguments with a command or a fault, never with a throw', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (args) => {
      expect(typeof parseCommandLine(args, {}, '/project').ok).toBe('boolean');
    }),
  );
});
