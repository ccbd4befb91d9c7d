import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import type { IntakeReply } from '../../../shared/domain/intake-reply.ts';
import type { HeldDevice, KioskProgress } from '../../../shared/domain/kiosk-request.ts';
import type { ExchangeRecord } from '../../../shared/domain/exchange-record.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { Readout } from '../../../shared/domain/readout.ts';
import type { TicketIntake } from '../../../shared/domain/ticket.ts';
import { sendAsKiosk } from '../../integration/as-kiosk.ts';
import type { Desk } from '../harness/desk.ts';
import { exchangesHash, phoneExchanges } from './sample-exchanges.ts';
import { brokenPhone, slowStick } from './sample-readouts.ts';

/** A ticket that the desk made of a visit of these journeys. */
export interface SampleTicket extends IntakeReply {
  readonly visitId: string;
  /** Null when no device was read. */
  readonly readoutId: string | null;
}

/** The kiosk of a desk, without a kiosk: it hands over visits and photos. */
export function kioskOf(desk: Desk) {
  const send = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: object | Buffer | null = null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> => {
    const bytes = Buffer.isBuffer(body) ? body : body === null ? '' : JSON.stringify(body);
    const reply = await sendAsKiosk(desk.joinFile, { method, path, headers, body: bytes });
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
    return reply;
  };
  const put = (
    route: 'kiosk.request-progress' | 'kiosk.request-answer',
    id: string,
    body: object,
  ) => send('PUT', deskContract[route].path.replace(':requestId', id), body);
  return {
    async hello(held: readonly HeldDevice[]): Promise<void> {
      const body = { version: '1.0.0', queued: 0, held };
      await send('POST', deskContract['kiosk.hello'].path, body);
    },
    /** The id of what is asked of this kiosk now. */
    async openRequest(): Promise<string> {
      const { path, response } = deskContract['kiosk.requests'];
      const reply = await send('GET', path);
      const [first] = response.parse(await reply.json()).requests;
      if (first === undefined) throw new Error('Nothing is asked of this kiosk');
      return first.requestId;
    },
    async progress(requestId: string, progress: KioskProgress): Promise<void> {
      await put('kiosk.request-progress', requestId, { progress });
    },
    async answer(requestId: string, answer: object): Promise<void> {
      await put('kiosk.request-answer', requestId, answer);
    },
    async handOver(intake: TicketIntake): Promise<SampleTicket> {
      const reply = await send('POST', deskContract['ticket.create'].path, intake, {
        'idempotency-key': intake.visitId,
      });
      const ticket = deskContract['ticket.create'].response.parse(await reply.json());
      const readoutId = intake.readout?.readoutId ?? null;
      return { ...ticket, visitId: intake.visitId, readoutId };
    },
    async sendExchanges(visitId: string, record: ExchangeRecord): Promise<void> {
      const { method, path } = deskContract['exchange.put'];
      const address = path.replace(':visitId', visitId).replace(':hash', exchangesHash(record));
      await send(method, address, record);
    },
    async sendPhoto(jpeg: Buffer): Promise<void> {
      await send('PUT', `/v1/attachments/${hashOf(jpeg)}`, jpeg, { 'content-type': 'image/jpeg' });
    },
  };
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

type Sample = Partial<TicketIntake> & { readonly minutesAgo: number };

function visitOf({ minutesAgo, ...given }: Sample, locale: Locale): TicketIntake {
  const submittedMs = Date.now() - minutesAgo * 60_000;
  return {
    visitId: uuidv7(),
    startedAt: new Date(submittedMs - 90_000).toISOString(),
    submittedAt: new Date(submittedMs).toISOString(),
    locale,
    errand: 'problem',
    reportType: 'incident',
    visitor: { kind: 'guest', name: 'Yara', contact: '06 00 00 00 00' },
    reason: null,
    decision: { choice: 'no-device' },
    readout: null,
    answers: { since: 'today', canWork: 'partly', affected: 'me', deadline: null },
    assessment: assessed(3, 2, 4, locale),
    personAsked: false,
    kioskCode: null,
    ...given,
  };
}

function assessed(
  impact: 1 | 2 | 3,
  urgency: 1 | 2 | 3,
  priority: 1 | 2 | 3 | 4 | 5,
  locale: Locale,
): TicketIntake['assessment'] {
  return {
    impact,
    urgency,
    priority,
    reasons: ['one-person', 'can-partly-work'],
    argument:
      locale === 'nl'
        ? 'Het gaat om één persoon: je kunt maar een deel van je werk doen.'
        : 'It is about one person: you can do only part of your work.',
  };
}

const readOf = (readout: Readout) =>
  ({ decision: { choice: 'read', device: readout.device }, readout }) as const;

/** Nine visits that differ in everything by which a technician tells them apart, oldest first. */
function sampleVisits(locale: Locale, photo: Buffer): readonly TicketIntake[] {
  const say = (dutch: string, english: string) => (locale === 'nl' ? dutch : english);
  const samples: readonly Sample[] = [
    {
      minutesAgo: 47,
      visitor: { kind: 'guest', name: 'Daan', contact: 'daan@example.org' },
      reason: {
        category: 'mail',
        triage: { what: 'receive' },
        words: say(
          'Sinds vanmorgen komt er geen mail meer binnen op mijn telefoon. Versturen lukt ook niet altijd, en mijn agenda loopt een dag achter.',
          'Since this morning no mail arrives on my phone. Sending does not always work either, and my calendar is a day behind.',
        ),
        photoHash: hashOf(photo),
      },
      ...readOf(brokenPhone()),
      assessment: assessed(3, 1, 3, locale),
    },
    {
      minutesAgo: 31,
      visitor: { kind: 'guest', name: 'Amira', contact: '06 00 00 00 01' },
      reason: {
        category: 'lost-or-stolen',
        triage: { what: 'stolen' },
        words: say('Mijn tas is gestolen in de trein.', 'My bag was stolen on the train.'),
        photoHash: null,
      },
      answers: {
        since: 'today',
        canWork: 'no',
        affected: 'me',
        deadline: {
          at: new Date(Date.now() + 3_600_000).toISOString(),
          words: say('Voor de vergadering', 'Before the meeting'),
        },
      },
      assessment: assessed(2, 1, 2, locale),
    },
    {
      minutesAgo: 22,
      reportType: 'information',
      errand: 'question',
      visitor: { kind: 'anonymous' },
      personAsked: true,
      answers: null,
    },
    {
      minutesAgo: 16,
      visitor: { kind: 'unverified', badgeNumber: '04FFFFFFFF', name: 'Sem' },
      reason: { category: 'storage', triage: {}, words: '', photoHash: null },
      ...readOf(slowStick()),
      assessment: assessed(3, 3, 5, locale),
    },
    {
      minutesAgo: 12,
      errand: 'handover',
      reportType: 'change',
      visitor: { kind: 'guest', name: 'Fenna', contact: 'fenna@example.org' },
      reason: { category: 'collect', triage: { which: 'laptop' }, words: '', photoHash: null },
    },
    {
      minutesAgo: 9,
      errand: 'question',
      reportType: 'complaint',
      visitor: { kind: 'guest', name: 'Joris', contact: '06 00 00 00 02' },
      reason: {
        category: 'waiting-time',
        triage: {},
        words: say('Vorige week heb ik een uur gewacht.', 'Last week I waited for an hour.'),
        photoHash: null,
      },
    },
    {
      minutesAgo: 6,
      errand: 'question',
      reportType: 'authorisation',
      visitor: { kind: 'guest', name: 'Mila', contact: 'mila@example.org' },
      reason: {
        category: 'shared-folder',
        triage: { what: 'write' },
        words: say('Ik heb de map Jaarrekening nodig.', 'I need the folder Annual accounts.'),
        photoHash: null,
      },
      assessment: assessed(3, 3, 5, locale),
    },
    {
      minutesAgo: 3,
      visitor: {
        kind: 'guest',
        name: 'Maximiliaan-Alexander van Oldenbarnevelt',
        contact: 'm.a.vanoldenbarnevelt@een-heel-lang-domein.example.org',
      },
      reason: {
        category: 'slow',
        triage: { when: 'since-update' },
        words: say('Alles is traag sinds de update.', 'Everything is slow since the update.'),
        photoHash: null,
      },
      answers: { since: 'this-week', canWork: 'no', affected: 'many', deadline: null },
      assessment: assessed(1, 1, 1, locale),
    },
    {
      minutesAgo: 1,
      errand: 'question',
      reportType: 'information',
      reason: {
        category: 'how-to',
        triage: {},
        words: say('Hoe deel ik mijn scherm?', 'How do I share my screen?'),
        photoHash: null,
      },
      assessment: assessed(3, 3, 5, locale),
    },
  ];
  return samples.map((sample) => visitOf(sample, locale));
}

/** Hands over the nine visits and the photo of the first; a picture of the page is photo enough. */
export async function handOverAll(
  desk: Desk,
  locale: Locale,
  page: Page,
): Promise<readonly SampleTicket[]> {
  const kiosk = kioskOf(desk);
  const photo = await page.screenshot({ type: 'jpeg', quality: 60 });
  const tickets: SampleTicket[] = [];
  for (const intake of sampleVisits(locale, photo)) tickets.push(await kiosk.handOver(intake));
  await kiosk.sendPhoto(photo);
  return tickets;
}

/** Brings what the device of a sample was asked, which a kiosk sends after the ticket. */
export async function bringExchanges(desk: Desk, ticket: SampleTicket): Promise<void> {
  if (ticket.readoutId === null) throw new Error('No device was read at this visit');
  await kioskOf(desk).sendExchanges(ticket.visitId, phoneExchanges(ticket.readoutId));
}

/** Hands over one more visit, as it might come on any morning. */
export function handOverOne(
  desk: Desk,
  { minutesAgo, locale }: { readonly minutesAgo: number; readonly locale: Locale },
): Promise<SampleTicket> {
  return kioskOf(desk).handOver(visitOf({ minutesAgo }, locale));
}
