import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { attachmentFiles } from '../../desk/ticket/attachment-files.ts';
import type { Telling } from '../../shared/domain/instruction-link.ts';
import { intake } from './desk-intake.ts';
import { publish, sampleContent } from './published-instructions.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk does with photos of steps, whatever its database. */
export function showsStepPhotos(desk: () => StartedDesk): void {
  /** A page of an instruction with this photo at its second step. */
  const pageWith = async (slug: string, jpeg: Uint8Array, telling: Telling = 'pictures') => {
    const hash = createHash('sha256').update(jpeg).digest('hex');
    await attachmentFiles(desk().dataFolder).put(hash, jpeg);
    const plain = sampleContent(slug);
    const picture = { kind: 'photo' as const, hash, alt: 'De knop rechtsboven' };
    const { instructionId } = await publish(desk(), slug, {
      ...plain,
      variants: plain.variants.map((variant) => ({
        ...variant,
        steps: variant.steps.map((step, at) => (at === 1 ? { ...step, picture } : step)),
      })),
    });
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const { linkPath } = await desk().admin.call('ticket.give-instructions', {
      params: { ticketId },
      body: { linkId: v7(), instructionIds: [instructionId], telling, locale: 'nl' },
    });
    const page = `${desk().url}/v1/instruction-links/${linkPath.slice('/i/'.length)}`;
    return { hash, page, ticketId };
  };
  const screenshot = () => readFile('docs/screens/status-next-nl.jpg');
  const a5 = async (page: string) =>
    Buffer.from(await (await fetch(`${page}/a5.pdf`)).arrayBuffer()).toString('latin1');

  it('shows a photo of a step to whoever has the page, on no other page, and not when it is over', async () => {
    const jpeg = await screenshot();
    const { hash, page, ticketId } = await pageWith('photo-page', jpeg);
    const other = await pageWith('photo-other', Buffer.from([0xff, 0xd8, 0xff, 0xd9]));

    const photo = await fetch(`${page}/photos/${hash}`);
    const foreign = await fetch(`${other.page}/photos/${hash}`);
    await desk().desk.context.database.write((db) =>
      db
        .updateTable('instruction_link')
        .set({ expires_at: '2020-01-01T00:00:00.000Z' })
        .where('ticket_id', '=', ticketId)
        .execute(),
    );
    const over = await fetch(`${page}/photos/${hash}`);

    expect(Buffer.from(await photo.arrayBuffer()).equals(jpeg)).toBe(true);
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    expect([photo.status, foreign.status, over.status]).toEqual([200, 404, 410]);
  });

  it('gives a kiosk the photos of what is published, and no other file', async () => {
    const jpeg = await screenshot();
    const { hash } = await pageWith('photo-kiosk', jpeg);
    const hidden = Buffer.from([0xff, 0xd8, 0xff, 0xe1]);
    const other = createHash('sha256').update(hidden).digest('hex');
    await attachmentFiles(desk().dataFolder).put(other, hidden);

    const told = await desk().kiosk.call('kiosk.instruction-photo', { params: { hash } });
    const refusal = await desk().kiosk.refusal('kiosk.instruction-photo', {
      params: { hash: other },
    });

    expect(Buffer.from(told.jpegBase64, 'base64').equals(jpeg)).toBe(true);
    expect(refusal.code).toBe('attachment/unknown');
  });

  it('prints the photo on A5 with what it shows for who cannot see it, unless it is told in short', async () => {
    const jpeg = await screenshot();
    const { page } = await pageWith('photo-paper', jpeg);
    const { page: inShort } = await pageWith('photo-short', jpeg, 'short');

    const [told, short] = [await a5(page), await a5(inShort)];

    expect(told).toContain('/Filter /DCTDecode');
    expect(told).toContain('/Alt (De knop rechtsboven)');
    expect(short).not.toContain('/DCTDecode');
  });

  it('prints the words of a photo that no printer can draw', async () => {
    const { page } = await pageWith('photo-broken', Buffer.from([0xff, 0xd8, 0xff, 0xd9]));

    const told = await a5(page);

    expect(told).not.toContain('/DCTDecode');
    expect(told).toMatch(/^%PDF-/u);
  });
}
