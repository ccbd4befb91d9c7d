import { command } from './suite.ts';

let last: Promise<void> = Promise.resolve();

/** Installs packages with apt-get, as root. One call after the other: apt-get refuses to work beside itself. */
export function installPackages(names: readonly string[]): Promise<void> {
  last = last.then(() => install(names));
  return last;
}

/** What could not be installed is found missing by who asked for it. */
async function install(names: readonly string[]): Promise<void> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, capture: true };
  await command('apt-get', ['update', '-q'], { ...options, limitMinutes: 5 });
  await command('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], {
    ...options,
    limitMinutes: 10,
  });
}
