import { expect, it } from 'vitest';
import { toldEvent } from './event-channel.ts';

it.each([
  ['nothing', ''],
  ['what is no JSON', '{"eventId":'],
  [
    'an event without its ticket',
    '{"eventId":7,"kind":"ticket.created","actor":"Hal","details":{}}',
  ],
  [
    'a kind of a newer desk',
    '{"eventId":7,"kind":"ticket.taught","actor":"Hal","details":{},"item":{}}',
  ],
])('looks into the table when a notification carries %s', (_what, payload) => {
  expect(toldEvent(payload)).toBeNull();
});
