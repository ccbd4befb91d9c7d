import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { ToldStep } from '../../shared/domain/kiosk-instruction.ts';
import { intake } from './desk-intake.ts';
import { publish, sampleContent } from './published-instructions.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk does with what was said of an instruction at a kiosk, whatever its database. */
export function hearsOfSteps(desk: () => StartedDesk): void {
  const visit = async () => {
    const body = intake();
    const { ticketId } = await desk().kiosk.call('ticket.create', { body });
    return { ticketId, visitId: body.visitId };
  };
  const told = (instructionId: string, change: Partial<ToldStep> = {}): ToldStep => ({
    answerId: v7(),
    instructionId,
    version: 1,
    telling: 'pictures',
    locale: 'nl',
    level: 'A2',
    step: 2,
    worked: false,
    saidAt: new Date(Date.now() - 60_000).toISOString(),
    ...change,
  });
  const tell = (visitId: string, body: ToldStep) =>
    desk().kiosk.call('kiosk.step-answer', { params: { visitId }, body });
  const given = async (ticketId: string) =>
    (await desk().admin.call('ticket.given-instructions', { params: { ticketId } })).links;

  it('shows on the card at which step somebody got stuck at the kiosk, once, as given by that kiosk', async () => {
    const { ticketId, visitId } = await visit();
    const { instructionId } = await publish(desk(), 'read-there', sampleContent('Kiosk'));
    const no = told(instructionId);

    await tell(visitId, no);
    await tell(visitId, no);
    await tell(visitId, told(instructionId, { step: 3, telling: 'aloud' }));

    const links = await given(ticketId);
    const { history, item } = await desk().admin.call('ticket.get', { params: { ticketId } });
    expect(links).toMatchObject([
      {
        telling: 'pictures',
        locale: 'nl',
        givenAt: no.saidAt,
        instructions: [
          {
            title: 'Kiosk nl A2',
            failingSteps: [
              { level: 'A2', step: 2, words: 'Kies bijwerken' },
              { level: 'A2', step: 3, words: 'Start opnieuw' },
            ],
          },
        ],
      },
    ]);
    expect(links[0]?.givenBy).not.toBe('');
    expect(history.filter(({ kind }) => kind === 'ticket.instruction-failed')).toMatchObject([
      { actor: 'visitor', details: { title: 'Kiosk nl A2', step: 2 } },
      { actor: 'visitor', details: { step: 3 } },
    ]);
    expect(item.version).toBe(1);
  });

  it('takes a step away that worked after all, and knows the whole that did not help', async () => {
    const { ticketId, visitId } = await visit();
    const { instructionId } = await publish(desk(), 'read-whole', sampleContent('Geheel'));

    await tell(visitId, told(instructionId));
    const saidAt = new Date().toISOString();
    await tell(visitId, told(instructionId, { worked: true, saidAt }));
    await tell(visitId, told(instructionId, { step: 0 }));

    const [link] = await given(ticketId);
    expect(link?.instructions[0]?.failingSteps).toEqual([{ level: 'A2', step: 0, words: '' }]);
  });

  it('lets what was read at a kiosk be opened from the status page and printed again', async () => {
    const { ticketId, visitId } = await visit();
    const { instructionId } = await publish(desk(), 'read-open', sampleContent('Open'));
    await tell(visitId, told(instructionId));
    const linkId = (await given(ticketId))[0]?.linkId ?? '';

    const { linkPath } = await desk().admin.call('ticket.reprint-instructions', {
      params: { ticketId, linkId },
    });

    const page = await desk().anonymous.call('instruction-link.get', {
      params: { token: linkPath.slice('/i/'.length) },
    });
    expect(page.instructions.map((one) => one.instructionId)).toEqual([instructionId]);
  });

  it('makes of what is read a page and the slip of the console, with the ticket or before there is one', async () => {
    const { ticketId, visitId } = await visit();
    const { instructionId } = await publish(desk(), 'read-take', sampleContent('Neem mee'));
    const read = { instructionId, version: 1, telling: 'pictures', locale: 'nl' } as const;
    const take = (id: string) =>
      desk().kiosk.call('kiosk.take-instruction', { body: { ...read, visitId: id } });

    const taken = [await take(visitId), await take(visitId), await take(v7())];
    const unknown = await desk().kiosk.refusal('kiosk.take-instruction', {
      body: { ...read, version: 9, visitId },
    });

    const links = await given(ticketId);
    const pages = await Promise.all(
      taken.map(({ linkPath }) =>
        desk().anonymous.call('instruction-link.get', {
          params: { token: linkPath.slice('/i/'.length) },
        }),
      ),
    );
    expect(pages.map(({ instructions }) => instructions[0]?.instructionId)).toEqual(
      taken.map(() => instructionId),
    );
    expect(links).toHaveLength(1);
    expect(new Set(taken.map(({ linkPath }) => linkPath)).size).toBe(3);
    // 80 mm are 226.77 points.
    const slips = taken.map(({ slip }) => Buffer.from(slip, 'base64').toString('latin1'));
    for (const slip of slips) expect(slip).toMatch(/^%PDF-[\s\S]*\/MediaBox \[0 0 226\.77/u);
    expect(unknown.code).toBe('instruction/not-published');
  });

  it('refuses a visit that it does not have, a step that is not there and a version that never was', async () => {
    const { visitId } = await visit();
    const { instructionId } = await publish(desk(), 'read-none', sampleContent('Geen'));
    const refusal = async (id: string, body: ToldStep) =>
      (await desk().kiosk.refusal('kiosk.step-answer', { params: { visitId: id }, body })).code;

    expect([
      await refusal(v7(), told(instructionId)),
      await refusal(visitId, told(instructionId, { step: 4 })),
      await refusal(visitId, told(instructionId, { version: 7 })),
      await refusal(visitId, told(v7())),
    ]).toEqual(['ticket/unknown', 'input/invalid', 'input/invalid', 'input/invalid']);
  });
}
