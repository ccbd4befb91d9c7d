import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type Desk, startDesk } from '../harness/desk.ts';
import { firstAdmin, openConsole } from '../harness/staff.ts';

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

/** The same with its console open, signed in as its first admin at counter 1. */
export function withConsole(
  browser: Browser,
  run: (console: Page) => Promise<void>,
): Promise<void> {
  return withDesk(async (desk) => {
    const { request } = await browser.newContext();
    await run(await openConsole(browser, desk, await firstAdmin(request, desk), '1'));
  });
}
