import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desk, startDesk } from '../harness/desk.ts';

/** Runs something with a fresh desk that has no kiosk. */
export async function withDesk(run: (desk: Desk) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'balie-e2e-'));
  const desk = await startDesk(data);
  try {
    await run(desk);
  } finally {
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
