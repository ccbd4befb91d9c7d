/** Answers questions of one visit as fast as it can, and tells its parent of every acknowledgement. */
import { startKiosk, value } from './kiosk-parts.ts';

const data = process.argv[2];
if (data === undefined || process.send === undefined) throw new Error('Started by a test only');
const { kiosk } = await startKiosk({ data });
const { visitId, resumeCode } = value(
  await kiosk.handlers['visit.begin']({ by: 'touch', locale: 'nl' }),
);
process.send({ visitId, resumeCode });
for (let count = 1; ; count += 1) {
  value(
    await kiosk.handlers['visit.answer']({
      visitId,
      step: {
        type: 'reason-given',
        reason: { category: 'mail', triage: {}, words: `words ${count}`, photoHash: null },
      },
    }),
  );
  process.send({ count });
}
