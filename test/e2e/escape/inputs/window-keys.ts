import { type Input, rows } from './input.ts';

const keys = [
  ...['alt+F4', 'super+m', 'super+f', 'super+x', 'super+u', 'super+d', 'super+b', 'super+r'],
  ...['super+h', 'super+s', 'super+i', 'super+t'],
];

/** What a window manager may do to the kiosk's window, told by the keys of test/e2e/escape/openbox.xml. */
export const managerInputs: readonly Input[] = [
  ...rows(
    { source: 'window manager', sent: 'x-keys', never: 'a lost or smaller window' },
    Object.fromEntries(keys.map((key) => [`${key} of the window manager`, key])),
    ({ hands }, key) => hands.do('key', key),
  ),
  ...rows(
    { source: 'window manager', sent: 'system', never: 'a lost or smaller window' },
    {
      'another program minimises the window': ['windowminimize'],
      'another program makes the window small': ['windowsize', '200', '200'],
      'another program moves the window': ['windowmove', '300', '300'],
    },
    async ({ hands }, [command = '', ...values]) => {
      const [window] = await hands.windows();
      if (window === undefined) throw new Error('There is no window');
      await hands.do(command, window.id, ...values);
    },
  ),
];
