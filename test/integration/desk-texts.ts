import { expect, it } from 'vitest';
import type { TextContent } from '../../shared/domain/standard-text.ts';
import type { StartedDesk } from './start-desk.ts';

const both = (words: string) => ({ nl: words, en: `${words} (en)` });

/** What every desk does with standard texts and macros, whatever its database. */
export function keepsTexts(desk: () => StartedDesk): void {
  it('keeps standard texts and macros of a lead for everybody, and changes and forgets them', async () => {
    const lead = await desk().staff('lead', 'Lea');
    const technician = await desk().staff('technician', 'Bram');
    const message: TextContent = { kind: 'message', words: both('Dag {bezoeker}, {nummer}.') };
    const macro: TextContent = {
      kind: 'macro',
      note: both('Herstart'),
      message: null,
      resolve: { cause: both('Vast'), solution: both('Herstart'), closingCode: 'solved' },
    };

    await lead.call('text.create', { body: { name: 'Klaar', content: message } });
    const { texts } = await lead.call('text.create', { body: { name: 'Vast', content: macro } });
    const textId = texts.find(({ name }) => name === 'Vast')?.textId ?? '';
    await lead.call('text.change', {
      params: { textId },
      body: { name: 'Vastgelopen', content: macro },
    });

    expect((await technician.call('text.list', {})).texts).toMatchObject([
      { name: 'Klaar', content: message },
      { name: 'Vastgelopen', content: macro },
    ]);
    expect((await lead.call('text.delete', { params: { textId } })).texts).toMatchObject([
      { name: 'Klaar' },
    ]);
  });

  it('lets two leads not write over each other, and takes the text of an older page as before', async () => {
    const { admin } = desk();
    const text = (words: string, version?: number) => ({
      name: 'Om de beurt',
      content: { kind: 'note', words: both(words) },
      ...(version === undefined ? {} : { version }),
    });
    const shown = async () => {
      const { texts } = await admin.call('text.list', {});
      return texts.find(({ name }) => name === 'Om de beurt');
    };
    await admin.send('POST', '/v1/texts', text('Eerst'));
    const { textId = '', version } = (await shown()) ?? {};

    const answers = [
      await admin.send('PUT', `/v1/texts/${textId}`, text('Lea', version)),
      await admin.send('PUT', `/v1/texts/${textId}`, text('Bram', version)),
      await admin.send('PUT', `/v1/texts/${textId}`, text('Oud')),
    ];

    expect([version, ...answers.map(({ status }) => status)]).toEqual([1, 200, 409, 200]);
    expect(await shown()).toMatchObject({ content: { words: both('Oud') }, version: 3 });
  });

  it('refuses a second standard text of one name, an unknown placeholder and a technician', async () => {
    const { admin } = desk();
    const technician = await desk().staff('technician', 'Bram');
    const text = (name: string, words: string) => ({
      name,
      content: { kind: 'note', words: both(words) },
    });
    await admin.send('POST', '/v1/texts', text('Eenmalig', 'Herstart'));

    const answers = [
      await admin.send('POST', '/v1/texts', text('Eenmalig', 'Anders')),
      await admin.send('POST', '/v1/texts', text('Naam', 'Dag {naam}')),
      await technician.send('POST', '/v1/texts', text('Mijn', 'Herstart')),
    ];

    expect(answers.map(({ status }) => status)).toEqual([409, 400, 403]);
  });

  it('refuses a NUL in a name, in a question and in a path, where PostgreSQL has no text for it', async () => {
    const { admin } = desk();
    const content = { kind: 'note', words: both('Herstart') };

    const answers = [
      await admin.send('POST', '/v1/texts', { name: 'Een\u0000naam', content }),
      await admin.send('GET', '/v1/audit?actor=lies%00'),
      await admin.send('GET', '/v1/issue-packs/laptop%00'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });
}
