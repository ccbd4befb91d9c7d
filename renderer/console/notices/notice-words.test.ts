import { describe, expect, it } from 'vitest';
import { type NoticeKind, noticeKindSchema } from '../../../shared/domain/notice.ts';
import englishLevels from '../../../assets/locales/en/service-level.json' with { type: 'json' };
import englishNotices from '../../../assets/locales/en/notices.json' with { type: 'json' };
import englishUpdates from '../../../assets/locales/en/updates.json' with { type: 'json' };
import englishWords from '../../../assets/locales/en/words.json' with { type: 'json' };
import dutchLevels from '../../../assets/locales/nl/service-level.json' with { type: 'json' };
import dutchNotices from '../../../assets/locales/nl/notices.json' with { type: 'json' };
import dutchUpdates from '../../../assets/locales/nl/updates.json' with { type: 'json' };
import dutchWords from '../../../assets/locales/nl/words.json' with { type: 'json' };
import { createI18n } from '../../i18n/create-i18n.ts';
import { noticePlace, noticeWords } from './notice-words.ts';

const files = {
  'nl/notices.json': dutchNotices,
  'nl/words.json': dutchWords,
  'nl/updates.json': dutchUpdates,
  'nl/service-level.json': dutchLevels,
  'en/notices.json': englishNotices,
  'en/words.json': englishWords,
  'en/updates.json': englishUpdates,
  'en/service-level.json': englishLevels,
};

/** What the desk tells with each kind. */
const seat = { product: 'Visio', holder: 'Noor', until: '2026-12-01' };
const right = { right: 'Kassa', holder: 'Noor', until: '2026-12-01' };
const told: Readonly<Record<NoticeKind, Readonly<Record<string, string | number>>>> = {
  'handed-to-you': { by: 'Anna' },
  'clock-warned': { clock: 'response' },
  'clock-breached': { clock: 'resolution' },
  'escalated-to-you': { by: 'Anna', to: 'Bram' },
  'escalated-to-group': { by: 'Anna', to: 'Netwerk' },
  'escalation-lost': { to: 'Netwerk' },
  'supplier-late': { to: 'Acme', until: '2026-12-01' },
  'device-not-collected': { device: 'Galaxy', shelf: 'A1' },
  'visitor-not-helped': {},
  'visitor-reopened': {},
  'visitor-added': {},
  'visitor-got-worse': {},
  'visitor-not-solved': { solved: 'no' },
  'nobody-for-visitor': {},
  'approval-asked': { by: 'Anna' },
  'approval-reminder': { by: 'Anna', approver: 'Mia' },
  'approval-decided': { by: 'Mia', decision: 'approved' },
  'approval-expired': { approver: 'Mia' },
  'approval-lost': { approver: 'Mia' },
  'approval-ended': { by: 'Anna' },
  'seat-offered': { product: 'Visio', holder: 'Noor' },
  'seat-lapsed': { product: 'Visio', holder: 'Noor' },
  'seat-wait-ended': { product: 'Visio', holder: 'Noor' },
  'seat-ending': seat,
  'seat-ended': seat,
  'right-ending': right,
  'right-ended': right,
  mentioned: { by: 'Anna' },
  'instruction-expiring': { title: 'Wifi instellen', until: '2026-12-01' },
  'instruction-expired': { title: 'Wifi instellen', until: '2026-12-01' },
  'instruction-returned': { by: 'Mia', title: 'Wifi instellen' },
  'instruction-approved': { by: 'Mia', title: 'Wifi instellen' },
  'loan-due': { device: 'Dell 5440', holder: 'Noor', until: '2026-12-01' },
  'loan-asked': { by: 'Tom', holder: 'Noor', pool: 'Leenlaptop' },
  'loan-decided': { by: 'Mia', holder: 'Noor', decision: 'approved' },
  'kiosk-away': { kiosk: 'Entree' },
  'kiosk-back': { kiosk: 'Entree' },
  'port-suspect': { kiosk: 'Entree', port: '1-2' },
  'port-well': { kiosk: 'Entree', port: '1-2' },
  'rollout-halted': { version: '0.3.0', because: 'did-not-start' },
  'backup-failed': { code: 'store/full' },
  'message-given-up': { to: 'noor@example.org' },
  'complaint-arrived': {},
  'complaint-reply-due': {},
  'stock-low': { item: 'Lader USB-C', count: 2 },
  'instruction-failed': { title: 'Wifi', step: 2 },
  'problem-proposed': { number: 4, count: 6, category: 'mail' },
  'problem-grew': { number: 4, count: 12, category: 'mail' },
  'disturbance-proposed': { by: 'Anna', nl: 'Geen wifi', en: 'No Wi-Fi' },
};

describe.each(['nl', 'en'] as const)('the bell in %s', (locale) => {
  const { t } = createI18n(files, locale);

  it.each(noticeKindSchema.options)('has words for %s with everything that is told', (kind) => {
    const words = noticeWords(t, { kind, details: told[kind] }, locale);

    expect(words).toMatch(/\p{L}+ \p{L}+/u);
    expect(words).not.toMatch(/\{\{|kind\.|notices|undefined/u);
  });

  it.each(noticeKindSchema.options)('names the page to which %s leads', (kind) => {
    const page = noticePlace({ kind, ticket: null });
    if (page === null) return;

    expect(t(`notices:to.${page.slice(1)}`)).toMatch(/^\p{Lu}\p{L}+ \p{L}+/u);
  });
});

it('says which clock, which day and which place in words', () => {
  const { t } = createI18n(files, 'nl');
  const say = (kind: NoticeKind, details: Record<string, string | number>) =>
    noticeWords(t, { kind, details }, 'nl');

  expect([
    say('clock-warned', { clock: 'response' }),
    say('approval-decided', { by: 'Mia', decision: 'refused' }),
    say('device-not-collected', { device: 'Galaxy', shelf: '' }),
    say('problem-proposed', { number: 4, count: 6, category: 'mail' }),
    say('disturbance-proposed', { by: 'Anna', nl: 'Geen wifi', en: 'No Wi-Fi' }),
  ]).toEqual([
    `De tijd loopt bijna af: ${dutchLevels.response}.`,
    'Mia heeft je verzoek geweigerd.',
    'Galaxy is nog niet opgehaald (zonder plek).',
    `Misschien een probleem (P-4): 6 meldingen over ${dutchWords.category.mail}.`,
    'Anna stelt een storing voor: Geen wifi.',
  ]);
});

it('leads to the ticket, or to the page where it is dealt with', () => {
  const ticket = { ticketId: '019ac0de-0000-7000-8000-000000000001', number: 1, visitCode: 'A1' };

  expect([
    noticePlace({ kind: 'handed-to-you', ticket }),
    noticePlace({ kind: 'instruction-failed', ticket }),
    noticePlace({ kind: 'instruction-expired', ticket: null }),
    noticePlace({ kind: 'handed-to-you', ticket: null }),
    noticePlace({ kind: 'approval-asked', ticket: null }),
    noticePlace({ kind: 'problem-proposed', ticket: null }),
    noticePlace({ kind: 'problem-grew', ticket: null }),
    noticePlace({ kind: 'disturbance-proposed', ticket: null }),
    noticePlace({ kind: 'rollout-halted', ticket: null }),
  ]).toEqual([
    '/tickets/$ticketId',
    '/tickets/$ticketId',
    '/instructions',
    null,
    '/approvals',
    '/problems',
    '/problems',
    '/disturbances',
    '/updates',
  ]);
});
