import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { forgetLinks } from '../../desk/instruction-link/forget-links.ts';
import { intake } from './desk-intake.ts';
import { publish, sampleContent } from './published-instructions.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60_000;

/** How every desk forgets instructions that were given along, whatever its database. */
export function forgetsInstructions(desk: () => StartedDesk): void {
  it('says for a month that a link has ended, and then erases it with its answers', async () => {
    const { admin, anonymous, kiosk } = desk();
    const { ticketId } = await kiosk.call('ticket.create', { body: intake() });
    const { instructionId } = await publish(desk(), 'ended', sampleContent('Voorbij'));
    const { linkPath } = await admin.call('ticket.give-instructions', {
      params: { ticketId },
      body: { linkId: v7(), instructionIds: [instructionId], telling: 'pictures', locale: 'nl' },
    });
    const answerId = v7();
    await anonymous.call('instruction-link.answer', {
      params: { token: linkPath.slice('/i/'.length) },
      body: {
        answerId,
        instructionId,
        level: 'A2',
        step: 2,
        worked: false,
        saidAt: new Date().toISOString(),
      },
    });
    const { read } = desk().desk.context.database;
    const kept = async () => {
      const links = await read
        .selectFrom('instruction_link')
        .select('link_id')
        .where('ticket_id', '=', ticketId)
        .execute();
      const answers = await read
        .selectFrom('instruction_answer')
        .select('answer_id')
        .where('answer_id', '=', answerId)
        .execute();
      return [links.length, answers.length];
    };

    await runAt(desk(), [forgetLinks], Date.now() + 59 * dayMs);
    expect(await kept()).toEqual([1, 1]);
    await runAt(desk(), [forgetLinks], Date.now() + 61 * dayMs);

    expect(await kept()).toEqual([0, 0]);
  });
}
