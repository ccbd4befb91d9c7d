import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedArguments } from './admitted-switches.ts';
import { parseOptions } from './options.ts';

const own = { data: { type: 'string' }, 'android-debugging': { type: 'boolean' } } as const;

describe('the command line of a packaged kiosk', () => {
  it('takes its own options and switches that say how to draw', () => {
    const line = ['--data', '/srv/balie', '--android-debugging', '--disable-gpu', '--lang=nl'];

    expect(refusedArguments(line, own)).toEqual([]);
    expect(refusedArguments([], own)).toEqual([]);
  });

  it.each([
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--remote-debugging-port=9222',
    '-remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--no-sandbox',
    '--renderer-cmd-prefix=xterm -e',
    '--load-extension=/tmp/x',
    '--js-flags=--expose-gc',
    '--disable-web-security',
    '--ignore-certificate-errors',
    '--proxy-server=evil:8080',
    '--DATA=/tmp',
    '--constructor',
    '--',
    '/remote-debugging-port=9222',
    'https://example.org',
    'file:///etc/passwd',
    '/etc/passwd',
  ])('refuses %s', (argument) => {
    expect(refusedArguments([argument], own)).toEqual([argument]);
    expect(refusedArguments(['--data=/srv', argument, '--disable-gpu'], own)).toEqual([argument]);
  });

  it('takes no second value, and none after an option that has none', () => {
    expect(refusedArguments(['--data', '/srv', '/etc'], own)).toEqual(['/etc']);
    expect(refusedArguments(['--android-debugging', '/etc'], own)).toEqual(['/etc']);
    expect(refusedArguments(['--data', '--inspect'], own)).toEqual(['--inspect']);
  });

  it('lets through nothing with a dash that is not on the list', () => {
    const named = new Set(['data', 'android-debugging', 'disable-gpu', 'lang', 'log-level']);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^-{1,2}[a-z-]{0,12}(=.{0,4})?$/u)), (line) => {
        const refused = refusedArguments(line, own);
        for (const argument of line) {
          const name = argument.replace(/^--/u, '').replace(/=.*$/su, '');
          if (!named.has(name)) expect(refused).toContain(argument);
        }
      }),
    );
  });

  it('is refused as a whole, and the refused argument is named', () => {
    const rules = { defaultData: '/srv', lab: false, unknownPass: true };
    const line = ['--settings', 's.json', '--remote-debugging-port=9222'];

    const guarded = parseOptions(line, { ...rules, guarded: true });
    const open = parseOptions(line, rules);

    expect(guarded.ok ? '' : guarded.fault.detail).toContain('--remote-debugging-port=9222');
    expect(open.ok).toBe(true);
  });
});
