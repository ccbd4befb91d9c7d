import { expect, it } from 'vitest';
import { chooseShell, type Surroundings } from './shell-choice.ts';

const desktop: Surroundings = {
  browserShell: false,
  display: true,
  root: false,
  override: null,
  electron: () => Promise.resolve('/opt/electron/electron'),
};

it('opens the Electron window on a desktop', async () => {
  expect(await chooseShell(desktop)).toMatchObject({
    shell: 'electron',
    executable: '/opt/electron/electron',
  });
});

it.each([
  [{ display: false }, 'no display'],
  [{ root: true }, 'ordinary user'],
  [{ electron: () => Promise.resolve(null) }, 'could not be fetched'],
  [{ electron: () => Promise.resolve(null), override: '/opt/none' }, 'no Electron in "/opt/none"'],
  [{ browserShell: true }, '--browser-shell'],
] as const)('takes the browser shell with %o and names the remedy', async (change, words) => {
  const choice = await chooseShell({ ...desktop, ...change });

  expect(choice.shell).toBe('browser');
  expect(choice.why).toContain(words);
});

it('does not look for Electron where it could not be used', async () => {
  let asked = false;
  const electron = () => {
    asked = true;
    return Promise.resolve(null);
  };

  await chooseShell({ ...desktop, display: false, electron });

  expect(asked).toBe(false);
});
