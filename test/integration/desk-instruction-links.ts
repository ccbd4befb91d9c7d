import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { packBlocks } from '../../shared/domain/instruction-link.ts';
import { intake } from './desk-intake.ts';
import { publish, sampleContent } from './published-instructions.ts';
import type { StartedDesk } from './start-desk.ts';

const tokenIn = (linkPath: string) => linkPath.slice('/i/'.length);
const soon = () => new Date().toISOString();

/** What every desk does with instructions that are given along, whatever its database. */
export function givesInstructions(desk: () => StartedDesk): void {
  const newTicket = async () => desk().kiosk.call('ticket.create', { body: intake() });
  const give = async (ticketId: string, instructionId: string) => {
    const { linkPath } = await desk().admin.call('ticket.give-instructions', {
      params: { ticketId },
      body: { linkId: v7(), instructionIds: [instructionId], telling: 'pictures', locale: 'nl' },
    });
    return tokenIn(linkPath);
  };
  const answer = (instructionId: string, worked: boolean, step = 2) => ({
    answerId: v7(),
    instructionId,
    level: 'A2' as const,
    step,
    worked,
    saidAt: soon(),
  });

  it('gives instructions along as a page that anybody with its address reads, and writes it in the history', async () => {
    const { ticketId } = await newTicket();
    const { instructionId } = await publish(desk(), 'give-one', sampleContent('Bijwerken'));

    const token = await give(ticketId, instructionId);
    const page = await desk().anonymous.call('instruction-link.get', { params: { token } });
    const { history } = await desk().admin.call('ticket.get', { params: { ticketId } });

    expect(token).toHaveLength(43);
    expect(page).toMatchObject({
      telling: 'pictures',
      locale: 'nl',
      instructions: [{ instructionId, version: 1, block: null }],
    });
    expect(page.instructions[0]?.variants).toHaveLength(6);
    expect(JSON.stringify(page)).not.toContain(ticketId);
    expect(history.at(-1)).toMatchObject({
      kind: 'ticket.instructions-given',
      details: { title: 'Bijwerken nl A2', telling: 'pictures' },
    });
  });

  it('goes on showing the version that was given when another one is published', async () => {
    const { ticketId } = await newTicket();
    const { instructionId, publishAgain } = await publish(desk(), 'again', sampleContent('Een'));
    const token = await give(ticketId, instructionId);

    await publishAgain();

    const page = await desk().anonymous.call('instruction-link.get', { params: { token } });
    expect(page.instructions.map(({ version }) => version)).toEqual([1]);
  });

  it('keeps the address of a page nowhere, and knows no other', async () => {
    const { ticketId } = await newTicket();
    const { instructionId } = await publish(desk(), 'secret', sampleContent('Geheim'));
    const token = await give(ticketId, instructionId);

    const stored = await desk()
      .desk.context.database.read.selectFrom('instruction_token')
      .selectAll()
      .execute();
    const other = await desk().anonymous.refusal('instruction-link.get', {
      params: { token: 'x'.repeat(43) },
    });

    expect(JSON.stringify(stored)).not.toContain(token);
    expect(other.code).toBe('instruction/link-unknown');
  });

  it('answers 410 after thirty days, as page and as content', async () => {
    const { ticketId } = await newTicket();
    const { instructionId } = await publish(desk(), 'over', sampleContent('Voorbij'));
    const token = await give(ticketId, instructionId);

    await desk().desk.context.database.write(async (db) => {
      await db
        .updateTable('instruction_link')
        .set({ expires_at: '2020-01-01T00:00:00.000Z' })
        .where('ticket_id', '=', ticketId)
        .execute();
      return { ok: true, value: null };
    });

    const refused = await desk().anonymous.ask('instruction-link.get', { params: { token } });
    const sent = await desk().anonymous.ask('instruction-link.answer', {
      params: { token },
      body: answer(instructionId, false),
    });
    expect([refused.status, sent.status]).toEqual([410, 410]);
  });

  it('gives once what is sent twice, and prints it again at another address', async () => {
    const { ticketId } = await newTicket();
    const { instructionId } = await publish(desk(), 'twice', sampleContent('Twee'));
    const linkId = v7();
    const gift = {
      params: { ticketId },
      body: {
        linkId,
        instructionIds: [instructionId],
        telling: 'steps' as const,
        locale: 'en' as const,
      },
    };

    const first = await desk().admin.call('ticket.give-instructions', gift);
    const second = await desk().admin.call('ticket.give-instructions', gift);
    const printed = await desk().admin.call('ticket.reprint-instructions', {
      params: { ticketId, linkId },
    });

    const { links } = await desk().admin.call('ticket.given-instructions', {
      params: { ticketId },
    });
    const pages = await Promise.all(
      [first, second, printed].map(({ linkPath }) =>
        desk().anonymous.call('instruction-link.get', { params: { token: tokenIn(linkPath) } }),
      ),
    );
    expect(links.map((link) => link.linkId)).toEqual([linkId]);
    expect(pages.map(({ locale }) => locale)).toEqual(['en', 'en', 'en']);
    expect(new Set([first, second, printed].map(({ linkPath }) => linkPath)).size).toBe(3);
  });

  it('shows on the card which step failed, tells its technician, and counts an answer once', async () => {
    const technician = await desk().staff('technician', 'Bram');
    const { ticketId } = await newTicket();
    const { instructionId } = await publish(desk(), 'fails', sampleContent('Mislukt'));
    await technician.call('session.set-counter', { body: { counter: '7' } });
    await technician.call('ticket.call', { params: { ticketId }, body: { version: 1 } });
    const token = await give(ticketId, instructionId);
    const before = await desk().admin.call('ticket.get', { params: { ticketId } });
    const no = answer(instructionId, false);

    for (const body of [no, no]) {
      await desk().anonymous.call('instruction-link.answer', { params: { token }, body });
    }

    const { links } = await technician.call('ticket.given-instructions', { params: { ticketId } });
    const card = await technician.call('ticket.get', { params: { ticketId } });
    const { notices } = await technician.call('notice.list', {});
    expect(links[0]?.instructions).toEqual([
      {
        title: 'Mislukt nl A2',
        failingSteps: [{ level: 'A2', step: 2, words: 'Kies bijwerken' }],
      },
    ]);
    expect(card.history.filter(({ kind }) => kind === 'ticket.instruction-failed')).toMatchObject([
      { actor: 'visitor', details: { title: 'Mislukt nl A2', step: 2 } },
    ]);
    expect(card.item.version).toBe(before.item.version);
    expect(notices.filter(({ kind }) => kind === 'instruction-failed')).toMatchObject([
      { ticket: { ticketId }, details: { step: 2 } },
    ]);
  });

  it('takes a failing step off the card when its reader says that it works', async () => {
    const { ticketId } = await newTicket();
    const { instructionId } = await publish(desk(), 'works', sampleContent('Lukt'));
    const token = await give(ticketId, instructionId);
    for (const worked of [false, true]) {
      await desk().anonymous.call('instruction-link.answer', {
        params: { token },
        body: answer(instructionId, worked),
      });
    }

    const { links } = await desk().admin.call('ticket.given-instructions', {
      params: { ticketId },
    });
    const { history } = await desk().admin.call('ticket.get', { params: { ticketId } });
    expect(links[0]?.instructions[0]?.failingSteps).toEqual([]);
    expect(history.map(({ kind }) => kind).slice(-2)).toEqual([
      'ticket.instruction-failed',
      'ticket.instruction-worked',
    ]);
  });

  it('refuses an answer to a step or an instruction that the page does not have', async () => {
    const { ticketId } = await newTicket();
    const { instructionId } = await publish(desk(), 'no-such', sampleContent('Drie stappen'));
    const token = await give(ticketId, instructionId);

    const refused = await Promise.all(
      [answer(instructionId, false, 4), answer(v7(), false, 1)].map((body) =>
        desk().anonymous.refusal('instruction-link.answer', { params: { token }, body }),
      ),
    );

    expect(refused.map(({ code }) => code)).toEqual(['input/invalid', 'input/invalid']);
  });

  it('gives nothing along that is expired or only for technicians', async () => {
    const { ticketId } = await newTicket();
    const expired = await publish(desk(), 'expired', sampleContent('Oud'), '2020-01-01');
    const internal = await publish(
      desk(),
      'internal',
      sampleContent('Intern', { roles: ['technician'] }),
    );

    for (const { instructionId } of [expired, internal]) {
      const refused = await desk().admin.refusal('ticket.give-instructions', {
        params: { ticketId },
        body: { linkId: v7(), instructionIds: [instructionId], telling: 'short', locale: 'nl' },
      });
      expect(refused.code).toBe('instruction/not-published');
    }
  });

  it('hides what was given for a complaint from a technician', async () => {
    const technician = await desk().staff('technician');
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: intake({ reportType: 'complaint' }),
    });

    const refused = await technician.refusal('ticket.given-instructions', { params: { ticketId } });

    expect(refused.code).toBe('ticket/unknown');
  });

  it("opens what was given from the visitor's own status page, and from no other", async () => {
    const { ticketId, statusPath } = await newTicket();
    const other = await newTicket();
    const { instructionId } = await publish(desk(), 'status', sampleContent('Status'));
    await give(ticketId, instructionId);
    const token = statusPath.slice('/s/'.length);

    const { links } = await desk().anonymous.call('status.instructions', { params: { token } });
    const linkId = links[0]?.linkId ?? '';
    const { linkPath } = await desk().anonymous.call('status.open-instructions', {
      params: { token, linkId },
    });
    const refused = await desk().anonymous.refusal('status.open-instructions', {
      params: { token: other.statusPath.slice('/s/'.length), linkId },
    });

    expect(links.map(({ titles }) => titles)).toEqual([['Status nl A2']]);
    const page = await desk().anonymous.call('instruction-link.get', {
      params: { token: tokenIn(linkPath) },
    });
    expect(page.instructions.map((one) => one.instructionId)).toEqual([instructionId]);
    expect(refused.code).toBe('instruction/link-unknown');
  });

  it('gives a pack of exactly four blocks with an issued device, or none at all', async () => {
    const params = { device: 'laptop' } as const;
    const query = { telling: 'pictures', locale: 'nl' } as const;
    const missing = await desk().admin.refusal('issue-pack.get', { params, query });
    for (const pack of packBlocks) {
      await publish(desk(), `pack-${pack}`, sampleContent(pack, { pack }));
    }
    const own = sampleContent('laptop', { pack: 'first-use', devices: ['laptop'] });
    await publish(desk(), 'pack-own', own);
    const phone = sampleContent('phone', { pack: 'first-use', devices: ['phone'] });
    await publish(desk(), 'pack-phone', phone);

    const pack = await desk().admin.call('issue-pack.get', { params, query });
    const { linkPath } = await desk().admin.call('issue-pack.give', {
      params,
      body: { linkId: v7(), ticketId: null, ...query },
    });

    const page = await desk().anonymous.call('instruction-link.get', {
      params: { token: tokenIn(linkPath) },
    });
    expect(missing).toMatchObject({ code: 'instruction/pack-incomplete' });
    expect(pack.instructions.map(({ block }) => block)).toEqual(packBlocks);
    expect(pack.instructions[0]?.variants[0]?.title).toBe('laptop nl A2');
    expect(page.instructions).toEqual(pack.instructions);
  });

  it('tells a kiosk all that is published, and nothing anew until it changes', async () => {
    const known = async (edition: string) =>
      desk().kiosk.call('kiosk.instructions', { query: { known: edition } });
    const first = await known('');
    const same = await known(first.edition);
    await publish(desk(), 'kiosk', sampleContent('Kiosk', { findings: ['storage-full'] }));
    const next = await known(first.edition);

    expect(same).toEqual({ edition: first.edition, instructions: null });
    expect(next.edition).not.toBe(first.edition);
    expect(next.instructions?.find(({ slug }) => slug === 'kiosk')).toMatchObject({
      findings: ['storage-full'],
      reviewBy: '2099-01-01',
    });
    expect(next.instructions?.map(({ slug }) => slug)).not.toContain('expired');
  });
}
