import { expect, it } from 'vitest';
import type { TicketEvent } from './ticket.ts';
import { type TriedWords, triedSoFar } from './tried-so-far.ts';

const words: TriedWords = {
  actor: (actor) => (actor === 'visitor' ? 'De bezoeker' : actor),
  deed: ({ kind, details }) => `${kind} ${String(details['title'])}`,
  notEnough: 'Het antwoord op de kiosk was niet genoeg.',
};

function event(
  kind: TicketEvent['kind'],
  text: string | null,
  details: TicketEvent['details'] = {},
  actor = 'Tom',
): TicketEvent {
  return { eventId: 1, at: '2026-11-26T09:00:00.000Z', actor, kind, words: text, details };
}

it('collects what was tried from notes, steps and work, oldest first, and nothing else', () => {
  const history = [
    event('ticket.created', null),
    event('ticket.noted', 'Kabel gewisseld'),
    event('ticket.priority-changed', 'Haast'),
    event('ticket.step-done', null, { nl: 'Meet de accu', en: 'Measure it', value: '12 %' }),
    event('ticket.step-skipped', 'Geen tijd', { nl: 'Herstart', en: 'Restart' }),
    event('ticket.work-logged', 'Kabel gehaald', { minutes: 5 }),
    event('ticket.work-logged', 'Verkeerde regel', { minutes: 600, entryId: 'one' }),
    event('ticket.work-withdrawn', 'Vergist', { minutes: 600, entryId: 'one' }),
    event('ticket.noted', 'Herstart'),
  ];

  expect(triedSoFar(history, null, 'en', words)).toBe(
    'Tom: Kabel gewisseld\nTom: Measure it (12 %)\nTom: Kabel gehaald\nTom: Herstart',
  );
});

it('tells what the visitor tried himself, at the kiosk and with instructions', () => {
  const history = [
    event('ticket.created', null, { selfHelp: 'not-enough' }, 'kiosk Hal'),
    event('ticket.instructions-given', null, { title: 'Wifi', telling: 'steps' }),
    event('ticket.instruction-failed', null, { title: 'Wifi', step: 2 }, 'visitor'),
    event('ticket.reopened', 'Het valt weer weg', {}, 'visitor'),
  ];

  expect(triedSoFar(history, null, 'nl', words).split('\n')).toEqual([
    'De bezoeker: Het antwoord op de kiosk was niet genoeg.',
    'Tom: ticket.instructions-given Wifi',
    'De bezoeker: ticket.instruction-failed Wifi',
    'De bezoeker: Het valt weer weg',
  ]);
});

it('says nothing of an answer at the kiosk that helped, or that nobody was shown', () => {
  const created = [event('ticket.created', null, { selfHelp: 'helped' }, 'kiosk Hal')];

  expect(triedSoFar(created, null, 'nl', words)).toBe('');
});

it('goes on from what was typed at the newest escalation, not from why it went there', () => {
  const history = [
    event('ticket.noted', 'Kabel gewisseld'),
    event('ticket.escalated', 'Graag nakijken', { to: 'Netwerk' }),
    event('ticket.noted', 'Poort staat aan'),
    event('ticket.escalated', 'Dit is voor de leverancier', { to: 'Acme' }),
    event('ticket.escalation-ended', 'Kabel was stuk', { to: 'Acme' }),
  ];

  expect(triedSoFar(history, { tried: 'Kabel en poort nagekeken' }, 'nl', words)).toBe(
    'Kabel en poort nagekeken\nTom: Kabel was stuk',
  );
  expect(triedSoFar(history, { tried: '' }, 'nl', words)).toBe(
    'Tom: Kabel gewisseld\nTom: Poort staat aan\nTom: Kabel was stuk',
  );
});
