import { command } from './suite.ts';

/** Installs packages with apt-get, as root; what could not be installed is found missing by who asked for it. */
export async function installPackages(names: readonly string[]): Promise<void> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, capture: true };
  await command('apt-get', ['update', '-q'], { ...options, limitMinutes: 5 });
  await command('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], {
    ...options,
    limitMinutes: 10,
  });
}
