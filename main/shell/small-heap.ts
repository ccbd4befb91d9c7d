import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap of this process small from here on. Left alone, V8 gives the short garbage of visits
 * more and more room: its young generation grew from 5 to 53 MB within 800 visits, and its old one
 * went up and down by 25 MB after that (`bench/kiosk-memory.ts`). The first flag stops the young one
 * from doubling, the second lets V8 collect rather than grow. V8 14.8 (Electron 42) and 13.6 (Node 24)
 * read both at each decision; `--max-semi-space-size` they read once, before any of our code runs.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
}
