import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../../test/paper/pdf-text.ts';
import type { TakeAway } from '../store/outbox-rows.ts';
import { slipDrawer } from './draw-slip.ts';
import type { DrawSlip } from './slip-content.ts';
import { loadSlipTexts } from './slip-texts.ts';

const takeAway: TakeAway = {
  visitId: '01936f00-0000-7000-8000-000000000001',
  visitCode: 'A27',
  confirmedByDesk: true,
  peopleAhead: 2,
  wait: { fromMinutes: 10, toMinutes: 20 },
  opensAt: null,
  today: null,
  appointmentAt: null,
  away: null,
  nextStep: 'technician-calls-you',
  replyBy: null,
  statusUrl: 'https://desk.example/s/abcdefghijklmnopqrstuv',
  locale: 'nl',
  deviceName: 'Google Pixel 7',
};

let draw: DrawSlip;

beforeAll(async () => {
  draw = slipDrawer(await loadSlipTexts(join(import.meta.dirname, '..', '..', 'assets')));
});

const slip = async (change: Partial<TakeAway> = {}, keysWiped = false): Promise<Uint8Array> =>
  draw({
    takeAway: { ...takeAway, ...change },
    siteName: 'Stadhuis',
    printedAtMs: Date.parse('2026-11-22T09:00:00.000Z'),
    keysWiped,
  });

describe('a slip', () => {
  it('shows number, wait, next step, device and address of the status page', async () => {
    const words = pdfText(await slip());

    for (const part of ['Stadhuis', 'A27', '10 tot 20 minuten', 'Neem plaats', 'Pixel 7']) {
      expect(words).toContain(part);
    }
  });

  it('tells who complained until when he is answered', async () => {
    const replyBy = '2026-12-01T16:00:00.000Z';
    const words = pdfText(await slip({ nextStep: 'complaint-read-today', replyBy }));

    expect(words).toContain('antwoord voor dinsdag');
  });

  it('tells who is expected at another site where and when', async () => {
    const elsewhere = {
      startsAt: '2026-11-30T09:30:00.000Z',
      site: 'Zuid',
      where: 'Gebouw 12',
    };
    const words = pdfText(await slip({ elsewhere })).replaceAll(/\s+/gu, ' ');

    expect(words).toContain('op een andere locatie: Zuid, Gebouw 12, maandag 30 november');
  });

  it('tells who comes while the desk is closed when it opens, and how long it takes then', async () => {
    const opensAt = '2026-11-30T07:30:00.000Z';
    const lines = pdfText(await slip({ opensAt, nextStep: 'come-back-when-open' }));
    const words = lines.replaceAll(/\s+/gu, ' ');

    expect(words).toContain('maandag 30 november');
    expect(words).toContain('Daarna nog 10 tot 20 minuten');
    expect(words).not.toContain('Wachttijd nu');
  });

  it('tells who will hardly be helped today when the desk opens again, and who may not be that it is so', async () => {
    const opensAt = '2026-11-30T07:30:00.000Z';
    const words = async (told: Parameters<typeof slip>[0]) =>
      pdfText(await slip(told)).replaceAll(/\s+/gu, ' ');

    const unlikely = await words({ opensAt, today: 'unlikely', nextStep: 'come-back-when-open' });
    expect(unlikely).toContain('niet meer vandaag. Open weer maandag 30 november');
    expect(unlikely).not.toContain('dicht');
    expect(await words({ today: 'perhaps' })).toContain('Misschien lukt het vandaag niet meer');
  });

  it('is 80 mm wide and as long as what stands on it', async () => {
    const long = Buffer.from(await slip()).toString('latin1');
    const short = Buffer.from(await slip({ statusUrl: null, wait: null })).toString('latin1');
    const size = (pdf: string): readonly number[] =>
      (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/u.exec(pdf) ?? []).slice(1).map(Number);

    expect(size(long)[0]).toBeCloseTo((80 * 72) / 25.4, 1);
    expect(size(long)[1]).toBeGreaterThan(size(short)[1] ?? Infinity);
    expect(long.match(/\/Type \/Page\b/gu)).toHaveLength(1);
  });

  it('speaks English to who chose English', async () => {
    const words = pdfText(await slip({ locale: 'en' }));

    expect(words).toContain('Your number');
    // Not "November 22, 2026 at 9:00 AM": the building's clocks have 24 hours.
    expect(words).toMatch(/22 November 2026 at \d\d:00/u);
  });

  it('says nobody and one figure as the screen does', async () => {
    const words = pdfText(await slip({ peopleAhead: 0, wait: { fromMinutes: 5, toMinutes: 5 } }));

    expect(words).toContain('Niemand voor je');
    expect(words).toContain('Wachttijd nu: 5 minuten');
  });

  it('says that keys are wiped only when they are', async () => {
    expect(pdfText(await slip())).not.toContain('Sleutels gewist');
    expect(pdfText(await slip({}, true))).toContain('Sleutels gewist');
  });

  it('calls a device what its owner calls it, with a mark for what no font here has', async () => {
    const pdf = Buffer.from(await slip({ deviceName: 'Телефон Şahin 📱' }));

    expect(pdfText(pdf)).toContain('Apparaat: Телефон Şahin \ufffd');
    expect(pdf.toString('latin1')).not.toContain('Helvetica');
  });

  it('shows a hostile device name as harmless text of one line', async () => {
    const hostile = `<img src=x onerror=alert(1)>\u202E\u0000'; DROP TABLE visit;--${'x'.repeat(9000)}`;

    const words = pdfText(await slip({ deviceName: hostile.slice(0, 170) }));

    expect(words).toContain('<img src=x onerror=alert(1)>');
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(words.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/u);
    expect(words).not.toContain('x'.repeat(61));
  });
});
