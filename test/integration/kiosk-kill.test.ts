import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseStep } from '../../main/store/visit-rows.ts';
import { startKiosk, value } from './kiosk-parts.ts';

const messageSchema = z.union([
  z.strictObject({ visitId: z.string(), resumeCode: z.string() }),
  z.strictObject({ count: z.number() }),
]);

let data = '';

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'balie-kill-'));
});

afterAll(async () => {
  await rm(data, { recursive: true, force: true });
});

/** Runs a kiosk that writes, kills it after so many acknowledgements, and tells the last of them. */
async function killAfter(
  acknowledgements: number,
): Promise<{ readonly visitId: string; readonly resumeCode: string; readonly count: number }> {
  const child = fork(new URL('./kiosk-step-writer.ts', import.meta.url), [data]);
  let visit = { visitId: '', resumeCode: '' };
  let count = 0;
  child.on('message', (told) => {
    const message = messageSchema.parse(told);
    if ('visitId' in message) visit = message;
    else count = message.count;
    if (count >= acknowledgements) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  return { ...visit, count };
}

describe('a kiosk that is killed', () => {
  it('has every step that it acknowledged, and offers the visit by its code only', async () => {
    for (const acknowledgements of [1, 3, 17, 40]) {
      const killed = await killAfter(acknowledgements);

      const after = await startKiosk({ data });
      const rows = await after.database.read
        .selectFrom('step')
        .select('document')
        .where('visit_id', '=', killed.visitId)
        .orderBy('seq')
        .execute();
      const behind = await after.kiosk.handlers['visit.submit']({ visitId: killed.visitId });
      const taken = await after.kiosk.handlers['visit.resume']({ resumeCode: killed.resumeCode });
      value(
        await after.kiosk.handlers['visit.drop']({
          visitId: killed.visitId,
          because: 'start-over',
        }),
      );
      await after.stop();

      // The first step is the start of the visit; one step more than acknowledged may be there.
      expect(rows.length - 1 - killed.count).toBeOneOf([0, 1]);
      expect(rows.every((row) => parseStep(row.document) !== null)).toBe(true);
      expect(behind.ok ? null : behind.fault.code).toBe('visit/closed');
      expect(value(taken).visitId).toBe(killed.visitId);
    }
  });
});
