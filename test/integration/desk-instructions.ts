import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { instructionJobs } from '../../desk/instruction/instruction-jobs.ts';
import { searchWords } from '../../desk/search/search-tokens.ts';
import { instructionLines } from '../../desk/store/instruction-list-store.ts';
import { fittingInstructions } from '../../desk/store/published-instruction-store.ts';
import type { Instruction, InstructionContent } from '../../shared/domain/instruction.ts';
import { dayAfter } from '../../shared/domain/right.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { runAt } from './run-at.ts';
import { iphone, variant, wholeContent } from './sample-instructions.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How every desk keeps instructions, whatever its database. */
export function keepsInstructions(desk: () => StartedDesk): void {
  const fresh = (by: DeskVisitor, slug = `test-${v7()}`) =>
    by.call('instruction.create', { body: { slug, title: 'Wifi instellen', locale: 'nl' } });
  const target = ({ instructionId, revision }: Instruction) => ({
    params: { instructionId },
    body: { revision },
  });
  const write = (by: DeskVisitor, { instructionId, revision }: Instruction, content: object) =>
    by.call('instruction.write', {
      params: { instructionId },
      body: { revision, content: { ...wholeContent(), ...content } },
    });
  const publish = async (
    content: Partial<InstructionContent>,
    slug = `test-${v7()}`,
  ): Promise<Instruction> => {
    const writer = await desk().staff('technician', 'Mila');
    const written = await write(writer, await fresh(writer, slug), content);
    const submitted = await writer.call('instruction.submit', target(written));
    const approved = await desk().admin.call('instruction.approve', target(submitted));
    const { instructionId, revision } = approved;
    return desk().admin.call('instruction.publish', {
      params: { instructionId },
      body: { revision, unverifiedBecause: 'Geldt voor elk toestel.' },
    });
  };
  const slugsFor = async (query: { findings?: string; reason?: 'wifi'; device?: 'phone' }) =>
    (await desk().anonymous.call('instruction.for', { query })).instructions.map(
      ({ slug }) => slug,
    );
  const today = () => new Date().toISOString().slice(0, 10);

  describe('an instruction', () => {
    it('reaches visitors only after somebody else approved it and somebody answered for it', async () => {
      const finding = `found-${v7()}`;
      const writer = await desk().staff('technician', 'Mila');
      const colleague = await desk().staff('technician', 'Sam');
      const empty = await fresh(writer);
      const unwhole = await writer.refusal('instruction.submit', target(empty));
      const written = await write(writer, empty, { findings: [finding] });
      const submitted = await writer.call('instruction.submit', target(written));
      const own = await writer.refusal('instruction.approve', target(submitted));
      const early = await desk().admin.refusal('instruction.publish', {
        params: target(submitted).params,
        body: { revision: submitted.revision, unverifiedBecause: 'Geldt overal.' },
      });
      const approved = await colleague.call('instruction.approve', target(submitted));
      const byTechnician = await colleague.refusal('instruction.publish', {
        params: target(approved).params,
        body: { revision: approved.revision, unverifiedBecause: 'Geldt overal.' },
      });
      const unverified = await desk().admin.refusal('instruction.publish', {
        params: target(approved).params,
        body: { revision: approved.revision, unverifiedBecause: null },
      });
      const before = await slugsFor({ findings: finding });

      const published = await desk().admin.call('instruction.publish', {
        params: target(approved).params,
        body: { revision: approved.revision, unverifiedBecause: 'Geldt overal.' },
      });

      expect([unwhole, own, early, byTechnician, unverified].map(({ code }) => code)).toEqual([
        'instruction/not-whole',
        'instruction/four-eyes',
        'instruction/illegal-move',
        'auth/forbidden',
        'instruction/unverified',
      ]);
      expect(before).toEqual([]);
      expect(published).toMatchObject({ state: 'published', publishedVersion: 1 });
      expect(published.version).toMatchObject({ unverifiedBecause: 'Geldt overal.' });
      expect(await slugsFor({ findings: finding })).toEqual([published.slug]);
    });

    it('that is changed stays as it was for visitors until the new version is published', async () => {
      const published = await publish({});
      const changed = await write(desk().admin, published, {
        variants: [variant({ title: 'Nieuwe titel' })],
      });
      const { slug } = published;

      const shown = await desk().anonymous.call('instruction.published', { params: { slug } });

      expect(changed.version).toMatchObject({ version: 2, stage: 'draft' });
      expect(changed.state).toBe('published');
      expect(shown.version).toBe(1);
      expect(shown.variants[0]?.title).toBe('Wifi instellen');
    });

    it('keeps what two people wrote at once: the second is told and loses nothing', async () => {
      const writer = await desk().staff('technician', 'Mila');
      const begun = await fresh(writer);
      const first = await write(writer, begun, { variants: [variant({ title: 'Van Mila' })] });

      const second = await desk().admin.refusal('instruction.write', {
        params: target(begun).params,
        body: {
          revision: begun.revision,
          content: { ...wholeContent(), variants: [variant({ title: 'Van de admin' })] },
        },
      });
      const again = await write(desk().admin, first, {
        variants: [variant({ title: 'Samen' })],
      });
      const { content } = await desk().admin.call('instruction.version', {
        params: { instructionId: begun.instructionId, version: 1 },
      });

      expect(second.code).toBe('instruction/changed-meanwhile');
      expect(again.versions.map(({ version, writtenBy }) => [version, writtenBy.name])).toEqual([
        [2, expect.any(String)],
        [1, 'Mila'],
      ]);
      expect(content.variants[0]?.title).toBe('Van Mila');
    });

    it('is approved by nobody who wrote in the draft before it', async () => {
      const writer = await desk().staff('technician', 'Mila');
      const colleague = await desk().staff('technician', 'Sam');
      const first = await write(writer, await fresh(writer), {});
      const second = await write(colleague, first, {
        variants: [variant({ title: 'Anders gezegd' })],
      });
      const submitted = await colleague.call('instruction.submit', target(second));

      const refused = await writer.refusal('instruction.approve', target(submitted));

      expect(refused.code).toBe('instruction/four-eyes');
    });

    it('goes back to its writer with what must change, and tells him', async () => {
      const writer = await desk().staff('technician', 'Mila');
      const written = await write(writer, await fresh(writer), {});
      const submitted = await writer.call('instruction.submit', target(written));

      const returned = await desk().admin.call('instruction.return', {
        params: target(submitted).params,
        body: { revision: submitted.revision, words: 'Stap 2 klopt niet.' },
      });
      const { notices } = await writer.call('notice.list', {});

      expect(returned).toMatchObject({
        state: 'draft',
        version: { returnedBecause: 'Stap 2 klopt niet.' },
      });
      expect(notices.map(({ kind }) => kind)).toEqual(['instruction-returned']);
    });

    it('gets its stamp from a reading, and loses it when somebody changes the words', async () => {
      const readout = iphone();
      const { ticketId } = await desk().kiosk.call('ticket.create', {
        body: intake({
          readout,
          decision: { choice: 'read', device: readout.device },
        }),
      });
      const written = await write(desk().admin, await fresh(desk().admin), {});
      const { sources } = await desk().admin.call('instruction.stamp-sources', {});

      const stamped = await desk().admin.call('instruction.stamp', {
        params: target(written).params,
        body: { revision: written.revision, ticketId, readoutId: readout.readoutId },
      });
      const unread = await desk().admin.refusal('instruction.stamp', {
        params: target(stamped).params,
        body: { revision: stamped.revision, ticketId, readoutId: v7() },
      });
      const changed = await write(desk().admin, stamped, {
        variants: [variant({ title: 'Andere titel' })],
      });
      const { instructions } = await desk().admin.call('instruction.list', {
        query: { q: changed.slug },
      });

      expect(sources).toContainEqual(
        expect.objectContaining({ ticketId, readoutId: readout.readoutId }),
      );
      expect(stamped.stamps).toMatchObject([
        { model: 'iPhone 15', osVersion: 'iOS 26.1', version: 1 },
      ]);
      expect(unread.code).toBe('instruction/nothing-read');
      expect(changed.version.version).toBe(2);
      expect(instructions).toMatchObject([{ verified: false }]);
    });

    it('is hidden from visitors on its review day and listed as expired; its owner is told twice', async () => {
      const finding = `found-${v7()}`;
      const published = await publish({ findings: [finding] });
      const owner = await desk().staff('lead', 'Lot');
      const { accountId } = await owner.call('session.get', {});
      const reviewBy = dayAfter(today(), 20);
      await desk().admin.call('instruction.keep', {
        params: target(published).params,
        body: { revision: published.revision, ownerId: accountId, reviewBy },
      });
      const onDay = Date.parse(`${reviewBy}T12:00:00.000Z`);

      await runAt(desk(), instructionJobs, Date.now());
      await runAt(desk(), instructionJobs, onDay);
      await runAt(desk(), instructionJobs, onDay + dayMs);
      const { notices } = await owner.call('notice.list', {});
      const { read } = desk().desk.context.database;
      const wanted = { findings: [finding], reason: null, device: null, pack: false };
      const shownOn = async (day: string) =>
        (await fittingInstructions(read, wanted, day, 5)).map(({ slug }) => slug);
      const page = {
        words: searchWords(published.slug),
        before: null,
        limit: 5,
        without: null,
        ownerId: null,
      };
      const expired = await instructionLines(read, reviewBy, { ...page, state: 'expired' });

      expect(notices.map(({ kind, details }) => [kind, details['until']])).toEqual([
        ['instruction-expired', reviewBy],
        ['instruction-expiring', reviewBy],
      ]);
      expect(await shownOn(dayAfter(reviewBy, -1))).toEqual([published.slug]);
      expect(await shownOn(reviewBy)).toEqual([]);
      expect(expired).toMatchObject([{ slug: published.slug, state: 'expired' }]);
    });

    it('that is retired is gone for visitors and stays in the list', async () => {
      const finding = `found-${v7()}`;
      const published = await publish({ findings: [finding] });

      await desk().admin.call('instruction.retire', {
        params: target(published).params,
        body: { revision: published.revision, reason: 'De app bestaat niet meer.' },
      });
      const { instructions } = await desk().admin.call('instruction.list', {
        query: { q: published.slug, state: 'retired' },
      });

      expect(await slugsFor({ findings: finding })).toEqual([]);
      expect(instructions).toMatchObject([{ state: 'retired' }]);
    });

    it('fits by finding first, then by reason, and never another device', async () => {
      const finding = `found-${v7()}`;
      const byReason = await publish({ reasons: ['wifi'] });
      const byFinding = await publish({ findings: [finding], devices: ['phone'] });
      const forPrinter = await publish({ findings: [finding], devices: ['printer'] });

      const slugs = await slugsFor({ findings: finding, reason: 'wifi', device: 'phone' });

      expect(slugs[0]).toBe(byFinding.slug);
      expect(slugs).toContain(byReason.slug);
      expect(slugs).not.toContain(forPrinter.slug);
    });

    it('begins as the answer of a ticket, which is then no candidate any more', async () => {
      const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
      const slug = `test-${v7()}`;

      const draft = await desk().admin.call('instruction.create', {
        body: { slug, title: 'Wifi', locale: 'nl', fromTicketId: ticketId },
      });

      expect(draft.content).toMatchObject({ reasons: ['wifi'] });
      expect(draft.content.variants).toMatchObject([{ locale: 'nl', level: 'B1', title: 'Wifi' }]);
    });
  });
}
