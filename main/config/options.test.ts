import { describe, expect, it } from 'vitest';
import { locationsFrom } from './locations.ts';
import { parseOptions } from './options.ts';
import {
  mayUseAndroidDebugging,
  readerArguments,
  supervisionFilesFrom,
} from './reader-arguments.ts';
import { kioskSettingsSchema } from './settings.ts';

const rules = { defaultData: '/srv/data', lab: false, unknownPass: false };

describe('the command line', () => {
  it('may be empty: everything lies in the data folder', () => {
    expect(parseOptions([], rules)).toEqual({
      ok: true,
      value: {
        data: '/srv/data',
        joinFile: '/srv/data/kiosk/join.json',
        port: null,
        settingsFile: null,
        androidDebugging: false,
        supervision: null,
        dockPort: null,
      },
    });
  });

  it('is refused with a sentence when an option is unknown or a port is no port', () => {
    const unknown = parseOptions(['--dock-port', '1'], rules);
    const port = parseOptions(['--port', 'high'], rules);

    expect([unknown.ok, port.ok]).toEqual([false, false]);
  });

  it('lets the reader use Android debugging only when told so', () => {
    const told = parseOptions(['--android-debugging'], rules);
    const untold = parseOptions([], rules);

    for (const [options, may] of [
      [told, true],
      [untold, false],
    ] as const) {
      if (!options.ok) throw new Error(options.fault.detail);
      expect(mayUseAndroidDebugging(readerArguments(options.value))).toBe(may);
    }
  });

  it('passes on where the supervision certificate and its key lie, and takes no half of it', () => {
    const files = ['--supervision-certificate', '/etc/c.pem', '--supervision-key', '/etc/k.pem'];
    const told = parseOptions(files, rules);
    const untold = parseOptions([], rules);
    if (!told.ok || !untold.ok) throw new Error('options were refused');

    const inElectron = ['/app/reader.js', '--type=utility', ...readerArguments(told.value)];
    expect(supervisionFilesFrom(inElectron)).toEqual({
      certificate: '/etc/c.pem',
      key: '/etc/k.pem',
    });
    expect(supervisionFilesFrom(readerArguments(untold.value))).toBeNull();
    expect(parseOptions(files.slice(0, 2), rules)).toMatchObject({
      fault: { code: 'input/invalid' },
    });
  });

  it("lets Chromium's own switches pass inside Electron", () => {
    const options = parseOptions(
      ['--inspect=0', 'out/lab/main.js', '--no-sandbox', '--dock-port', '4752', '--data', '/x'],
      { ...rules, lab: true, unknownPass: true },
    );

    expect(options.ok && [options.value.data, options.value.dockPort]).toEqual(['/x', 4752]);
  });
});

describe('the program', () => {
  it('finds its parts from its sources and from its build', () => {
    expect(locationsFrom('/app/main')).toEqual({
      assets: '/app/assets',
      renderer: '/app/out/renderer',
      preload: '/app/out/preload/kiosk.cjs',
      reader: '/app/main/reader/main.ts',
    });
    expect(locationsFrom('/app/test/lab').reader).toBe('/app/test/lab/reader.ts');
    expect(locationsFrom('/app/out/lab')).toMatchObject({
      assets: '/app/assets',
      reader: '/app/out/lab/reader.js',
    });
  });
});

describe('kiosk settings', () => {
  it('are complete without a file', () => {
    expect(kioskSettingsSchema.parse({})).toMatchObject({
      defaultLocale: 'nl',
      resumeMinutes: 15,
      printerUri: null,
      idle: { warnAfterSeconds: 45, forgetAfterSeconds: 20, goodbyeSeconds: 30 },
    });
  });

  it('refuse an unknown key and a printer that is no IPP address', () => {
    expect(kioskSettingsSchema.safeParse({ resumeMinute: 1 }).success).toBe(false);
    expect(kioskSettingsSchema.safeParse({ printerUri: 'file:///dev/lp0' }).success).toBe(false);
  });
});
