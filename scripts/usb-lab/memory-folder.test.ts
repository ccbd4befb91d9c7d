import { expect, it } from 'vitest';
import { isNoexec } from './memory-folder.ts';

const mounts = [
  'overlay / overlay rw,relatime 0 0',
  'tmpfs /dev tmpfs rw,nosuid 0 0',
  'shm /dev/shm tmpfs rw,nosuid,nodev,noexec,relatime,size=65536k 0 0',
].join('\n');

it('knows a folder whose own mount forbids to execute', () => {
  expect(isNoexec('/dev/shm', mounts)).toBe(true);
});

it('does not take a longer name for the same mount', () => {
  expect(isNoexec('/dev/shm2', mounts)).toBe(false);
  expect(isNoexec('/tmp', mounts)).toBe(false);
});
