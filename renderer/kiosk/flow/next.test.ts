import { describe, expect, it } from 'vitest';
import { fault, type FaultCode } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { DevicePrompt } from '../../../shared/domain/readout.ts';
import { withStep } from '../../../shared/domain/visit-flow.ts';
import type { Happening } from './happening.ts';
import { idleWarning } from './idle-warning.ts';
import type { Model } from './model.ts';
import { next } from './next.ts';
import {
  attract,
  emptyDraft,
  kiosk,
  phone,
  play,
  readoutOf,
  startMs,
  stick,
  visitId,
} from './played.test-support.ts';
import { stepsOf } from './steps.ts';

const badge: Happening = { type: 'badge-scanned', badgeNumber: '0412345' };
const problem: Happening = { type: 'errand-chosen', errand: 'problem' };
const mail: readonly Happening[] = [
  { type: 'category-chosen', category: 'mail' },
  { type: 'triage-answered', answer: 'receive' },
  { type: 'reason-finished' },
];
const urgency: readonly Happening[] = [
  { type: 'urgency-answered', answer: { since: 'today' } },
  { type: 'urgency-answered', answer: { canWork: 'no' } },
  { type: 'urgency-answered', answer: { affected: 'me' } },
  { type: 'urgency-answered', answer: { deadline: null } },
];
const plug = (device = phone): Happening => ({ type: 'device-attached', device });
const unplug = (deviceId = phone.deviceId): Happening => ({ type: 'device-detached', deviceId });
const noDevice: Happening = { type: 'device-decided', choice: 'no-device' };
const back: Happening = { type: 'back' };
const accept: Happening = { type: 'proposal-accepted', argument: 'Omdat.' };

const readingScreen = {
  at: 'device-reading',
  device: phone,
  facts: [],
  findings: [],
  prompt: null,
  declined: false,
} as const;

describe('a visit from the door to the number', () => {
  it('opens the door once the core has said what this kiosk is', () => {
    expect(attract.screen).toEqual({ at: 'attract' });
  });

  it('needs three taps to say what a common problem is', () => {
    const model = play(attract, problem, badge, ...mail.slice(0, 2));

    expect(model.screen).toMatchObject({
      at: 'words',
      category: 'mail',
      triage: { what: 'receive' },
    });
  });

  it('ends a whole visit without a device with a number', () => {
    const model = play(attract, problem, badge, ...mail, noDevice, ...urgency, accept);

    expect(model.screen).toMatchObject({ at: 'number', receipt: { visitCode: 'A27' } });
    expect(model.draft?.proposal?.argument).toBe('Omdat.');
  });

  it('leaves what is plugged in to the counter while the kiosk works for it, and tiles to visitors', () => {
    const counterWork = 'waiting-for-device' as const;
    const atWork = play(attract, { type: 'kiosk-changed', kiosk: { ...kiosk, counterWork } });

    const { model, commands } = next(atWork, plug());
    const afterwards = play(model, { type: 'kiosk-changed', kiosk });

    expect([model.screen, commands]).toEqual([{ at: 'attract' }, []]);
    expect(afterwards.leftBehind).toEqual([phone.deviceId]);
    expect(play(model, problem).draft?.startedBy).toBe('touch');
    expect(play(afterwards, unplug(), plug()).draft?.startedBy).toBe('plug');
  });

  it('starts a visit when something is plugged in, and asks who it is before what for', () => {
    const model = play(attract, plug());

    expect(model.screen).toEqual({ at: 'check-in', how: 'choose' });
    expect(model.draft?.startedBy).toBe('plug');
    expect(play(model, badge).screen).toEqual({ at: 'errand' });
    expect(
      stepsOf(model)
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['check-in', 'errand']);
  });

  it('starts a visit by a badge and checks in with it at once', () => {
    expect(play(attract, badge)).toMatchObject({
      screen: { at: 'errand' },
      draft: { startedBy: 'badge', visitor: { firstName: 'Sanne' } },
    });
  });

  it('asks what kind of question a question is', () => {
    const asked = play(attract, { type: 'errand-chosen', errand: 'question' }, badge);
    const complaint = play(
      asked,
      { type: 'report-type-chosen', reportType: 'complaint' },
      { type: 'category-chosen', category: 'service' },
      { type: 'reason-finished' },
      { type: 'detail-given', value: 'Een collega' },
      { type: 'detail-given', value: 'Een gesprek' },
    );

    expect(asked.screen).toEqual({ at: 'report-type' });
    expect(complaint.screen.at).toBe('number');
  });

  it('opens more problems behind something else, and the other kinds of report behind those', () => {
    const more = play(attract, problem, badge, {
      type: 'category-chosen',
      category: 'something-else',
    });

    expect(more.screen).toEqual({ at: 'category', page: 'more' });
    expect(play(more, { type: 'other-report-asked' }).screen).toEqual({ at: 'report-type' });
    expect(
      play(more, { type: 'category-chosen', category: 'something-else' }).screen,
    ).toMatchObject({ at: 'words', category: 'something-else' });
  });

  it('gives a number to who asks for a person, also at the door', () => {
    const ask: readonly Happening[] = [{ type: 'person-asked' }, { type: 'person-confirmed' }];

    expect(play(attract, ...ask)).toMatchObject({
      screen: { at: 'number' },
      draft: { personAsked: true },
    });
    expect(play(attract, problem, ...ask).screen.at).toBe('number');
  });

  it('asks once before it gives a number to who asked for a person', () => {
    const asked = play(attract, problem, { type: 'person-asked' });

    expect([asked.overlay, asked.screen.at]).toEqual(['person', 'check-in']);
    expect(play(asked, { type: 'overlay-closed' }).overlay).toBeNull();
  });
});

describe('the way forward of an unknown badge', () => {
  const unknown = (model: Model, shown: Happening = badge): Model => {
    const { model: asked, commands } = next(model, shown);
    const [command] = commands;
    if (command?.call !== 'visit.identify') throw new Error('Not asked who this is');
    const result = ok({ outcome: 'unknown', draft: model.draft ?? emptyDraft } as const);
    return next(asked, {
      type: 'replied',
      epoch: asked.epoch,
      reply: { ...command, result },
    }).model;
  };

  it('keeps the number and lets the visitor go on', () => {
    const model = unknown(play(attract, problem));

    expect(model.screen).toEqual({ at: 'unknown-badge', badgeNumber: '0412345', typed: false });
    expect(
      play(model, {
        type: 'identified',
        identification: { by: 'unknown-badge', badgeNumber: '0412345', name: null },
      }).screen,
    ).toEqual({ at: 'category', page: 'common' });
  });

  it('goes back to the ways to check in', () => {
    const model = unknown(play(attract, problem));

    expect(play(model, back).screen).toEqual({ at: 'check-in', how: 'choose' });
    expect(play(model, back, back).screen).toEqual({ at: 'errand' });
  });

  it('speaks of a number when it was typed, and goes back to typing it', () => {
    const typing = play(attract, plug(), { type: 'check-in-way-chosen', how: 'staff-number' });
    const model = unknown(typing, {
      type: 'identified',
      identification: { by: 'staff-number', staffNumber: '0412354' },
    });

    expect(model.screen).toMatchObject({ at: 'unknown-badge', typed: true });
    expect(play(model, back).screen).toEqual(typing.screen);
  });

  it('takes another badge', () => {
    expect(play(unknown(play(attract, problem)), badge).screen.at).toBe('category');
  });
});

describe('the device', () => {
  const atDevice = play(attract, problem, badge, ...mail);

  it('is asked for, and consent is asked when it comes', () => {
    expect(atDevice.screen).toEqual({ at: 'device-plug' });
    expect(play(atDevice, plug()).screen).toEqual({ at: 'device-consent', device: phone });
  });

  it('is asked for by name when there are two', () => {
    const two = play(atDevice, plug(), plug(stick));

    expect(two.screen).toEqual({ at: 'device-which' });
    expect(play(two, { type: 'device-picked', deviceId: 'dev-2' }).screen).toEqual({
      at: 'device-consent',
      device: stick,
    });
    expect(play(two, unplug('dev-2')).screen).toEqual({ at: 'device-consent', device: phone });
  });

  it('is read only after consent, and its answer becomes part of the reason', () => {
    const read = play(atDevice, plug(), { type: 'device-decided', choice: 'read' });
    const answered = play(read, { type: 'result-answered', answer: 'also' });

    expect(read.screen).toEqual({ at: 'device-result', readout: readoutOf(phone) });
    expect(answered.draft?.reason?.triage).toEqual({ what: 'receive', finding: 'also' });
    expect(answered.screen.at).toBe('urgency');
  });

  it('asks nothing of a device that is only charged', () => {
    const { commands } = next(play(atDevice, plug()), {
      type: 'device-decided',
      choice: 'charge-only',
    });

    expect(commands.map(({ call }) => call)).toEqual(['visit.answer']);
  });

  it('may be unplugged before consent, while it is read and after a failed reading', () => {
    const consent = play(atDevice, plug());
    const reading: Model = {
      ...consent,
      screen: readingScreen,
    };
    const failed: Model = {
      ...consent,
      screen: { at: 'device-failed', device: phone, fault: fault('device/timeout', '') },
    };

    for (const model of [consent, reading, failed]) {
      const unplugged = play(model, unplug());
      expect(unplugged.screen).toEqual({ at: 'device-unplugged', kind: 'phone' });
      expect(play(unplugged, plug()).screen.at).toBe('device-consent');
      expect(play(unplugged, noDevice).screen.at).toBe('urgency');
    }
  });

  it('shows facts of the device that is read and of no other', () => {
    const reading: Model = {
      ...play(atDevice, plug()),
      screen: readingScreen,
    };
    const fact = {
      key: 'storage.free',
      value: 1,
      unit: 'byte',
      probe: 'mtp',
      layer: 'L1',
      confidence: 'reported',
      readAt: new Date(startMs).toISOString(),
      durationMs: 1,
    } as const;

    const own = play(reading, { type: 'fact-read', deviceId: 'dev-1', fact });
    const other = play(reading, { type: 'fact-read', deviceId: 'dev-9', fact });

    expect(own.screen).toMatchObject({ facts: [fact] });
    expect(other.screen).toMatchObject({ facts: [] });
  });
});

describe('what the device itself asks', () => {
  const reading: Model = {
    ...play(attract, problem, badge, ...mail, plug(), {
      type: 'device-decided',
      choice: 'read',
    }),
    screen: readingScreen,
  };
  const asks = (prompt: DevicePrompt | null, deviceId = phone.deviceId): Happening => ({
    type: 'prompt-changed',
    deviceId,
    prompt,
  });
  const ended = (model: Model, code: FaultCode | null): Model => {
    const draft = model.draft ?? emptyDraft;
    const outcome = {
      probe: 'iphone-trusted',
      layer: 'L2',
      durationMs: 9,
      fault: code === null ? null : fault(code, ''),
    } as const;
    const readout = { ...readoutOf(phone), probes: [outcome] };
    return next(model, {
      type: 'replied',
      epoch: model.epoch,
      reply: {
        call: 'device.read',
        input: { visitId, deviceId: phone.deviceId },
        result: ok({ readout, draft: withStep(draft, { type: 'device-read', readout }) }),
      },
    }).model;
  };

  it('is shown while it stands, and only for the device that is read', () => {
    expect(play(reading, asks('trust')).screen).toMatchObject({ prompt: 'trust' });
    expect(play(reading, asks('trust', 'dev-9')).screen).toMatchObject({ prompt: null });
    expect(play(reading, asks('unlock'), asks('trust'), asks(null)).screen).toMatchObject({
      prompt: null,
    });
  });

  it('may be declined: reading stops, and the visit goes on with what is known', () => {
    const { model, commands } = next(play(reading, asks('trust')), { type: 'prompt-declined' });
    const after = ended(play(model, asks('trust')), 'reader/stopped');

    expect(commands).toEqual([{ call: 'device.stop-reading', input: { visitId } }]);
    expect(model.screen).toMatchObject({ at: 'device-reading', prompt: null, declined: true });
    expect(after.screen.at).toBe('urgency');
    expect(after.draft?.readout).not.toBeNull();
  });

  it('is stopped when the visitor goes back', () => {
    const { model, commands } = next(play(reading, asks('trust')), { type: 'back' });

    expect(model.screen.at).not.toBe('device-reading');
    expect(commands).toEqual([{ call: 'device.stop-reading', input: { visitId } }]);
  });

  it('cannot be declined when nothing is asked', () => {
    expect(next(reading, { type: 'prompt-declined' })).toEqual({
      model: { ...reading, lastActivityMs: reading.nowMs },
      commands: [],
    });
  });

  it.each([
    ['device/trust-refused', 'refused'],
    ['device/trust-timeout', 'no-answer'],
    ['device/locked', 'locked'],
  ] as const)('has a screen of its own when it ends in %s', (code, why) => {
    const shut = ended(play(reading, asks('trust')), code);
    const again = next(shut, { type: 'reading-repeated' });

    expect(shut.screen).toEqual({ at: 'device-kept-shut', device: phone, why });
    expect(again.model.screen).toEqual(readingScreen);
    expect(again.commands.map(({ call }) => call)).toEqual(['device.read']);
    expect(play(shut, noDevice).screen.at).toBe('urgency');
    expect(play(shut, noDevice).draft?.decision?.choice).toBe('read');
    expect(play(shut, unplug()).screen).toEqual({ at: 'device-unplugged', kind: 'phone' });
  });

  it('needs no screen of its own when the reading went well, or failed otherwise', () => {
    expect(ended(reading, null).screen.at).toBe('device-result');
    expect(ended(reading, 'device/garbled').screen.at).toBe('device-result');
  });
});

describe('ways around', () => {
  it('goes back screen by screen and keeps what was answered', () => {
    const words = play(attract, problem, badge, ...mail.slice(0, 2), {
      type: 'words-typed',
      words: 'Het doet het niet',
    });

    expect(play(words, back).screen.at).toBe('triage');
    expect(play(words, back, back).screen.at).toBe('category');
    expect(play(words, back, back, back).screen.at).toBe('check-in');
    expect(play(words, back, back, back, back).screen.at).toBe('errand');
  });

  it('asks before it starts over, and then erases', () => {
    const visit = play(attract, problem, badge, { type: 'start-over-asked' });
    const { model, commands } = next(visit, { type: 'start-over-confirmed' });

    expect(visit.overlay).toBe('start-over');
    expect(model).toMatchObject({ screen: { at: 'attract' }, draft: null, trail: [] });
    expect(commands).toEqual([{ call: 'visit.drop', input: { visitId, because: 'start-over' } }]);
  });

  it('speaks the chosen language until the visitor is gone', () => {
    const english = play(attract, { type: 'language-chosen', locale: 'en' }, problem);

    expect(english.draft?.locale).toBe('en');
    expect(
      play(english, { type: 'start-over-asked' }, { type: 'start-over-confirmed' }).locale,
    ).toBe('nl');
  });

  it('shows a fault with the question to ask again', () => {
    const { model, commands } = next(attract, problem);
    const [command] = commands;
    if (command?.call !== 'visit.begin') throw new Error('No visit was begun');
    const failure = fault('store/failed', 'disk');
    const stuck = next(model, {
      type: 'replied',
      epoch: model.epoch,
      reply: { ...command, result: err(failure) },
    }).model;

    expect(stuck.stuck).toEqual({ fault: failure, retry: command });
    expect(next(stuck, { type: 'fault-retried' }).commands).toEqual([command]);
    expect(play(stuck, { type: 'fault-dismissed' }).screen).toEqual({ at: 'attract' });
  });

  it('takes what is told before the first list of devices for what was there already', () => {
    const away = next(attract, { type: 'link-changed', linked: true });
    const told = next(away.model, plug());

    expect(told.model.screen.at).toBe('attract');
    expect(told.commands).toEqual([]);
  });

  it('knows the device of the second visitor as it knew that of the first', () => {
    const left = play(attract, problem, { type: 'start-over-asked' });
    const forgotten = play(left, { type: 'start-over-confirmed' });

    expect(play(forgotten, plug()).screen).toEqual({ at: 'check-in', how: 'choose' });
  });

  it('asks the core anew how it stands when the link is back', () => {
    const away = next(attract, { type: 'link-changed', linked: false });
    const back = next(away.model, { type: 'link-changed', linked: true });

    expect(away.model.linked).toBe(false);
    expect(back.commands.map(({ call }) => call)).toEqual(['kiosk.state', 'device.list']);
  });
});

describe('time', () => {
  const tick = (afterSeconds: number): Happening => ({
    type: 'tick',
    nowMs: startMs + afterSeconds * 1000,
  });

  it('leaves a quiet visit for its resume code and clears the screen', () => {
    const visit = play(attract, problem, badge);
    const quiet = play(visit, tick(64));
    const { model, commands } = next(quiet, tick(65));

    expect(quiet.screen.at).toBe('category');
    expect(model).toMatchObject({ screen: { at: 'goodbye', why: 'left' }, draft: null });
    expect(commands).toEqual([{ call: 'visit.drop', input: { visitId, because: 'left' } }]);
    expect(play(model, tick(72)).screen).toEqual({ at: 'attract' });
  });

  it('counts a touch and a plug as activity', () => {
    const visit = play(attract, problem, badge, tick(60));

    expect(play(visit, { type: 'activity' }, tick(70)).screen.at).toBe('category');
    expect(play(visit, plug(), tick(70)).screen.at).toBe('category');
  });

  it('does not warn or forget while a device is read', () => {
    const reading: Model = {
      ...play(attract, problem, badge),
      screen: readingScreen,
    };

    expect(play(reading, tick(500)).screen.at).toBe('device-reading');
  });

  it('does not warn or forget while the visitor is busy with what his phone asks', () => {
    const prompted = play(
      { ...play(attract, problem, badge), screen: readingScreen },
      { type: 'prompt-changed', deviceId: phone.deviceId, prompt: 'trust' },
      tick(100),
    );

    expect(idleWarning(prompted)).toBeNull();
    expect(prompted.screen.at).toBe('device-reading');
    expect(idleWarning(play(prompted, tick(109)))).toBeNull();
  });

  it('clears the number after its time', () => {
    const number = play(attract, { type: 'person-asked' }, { type: 'person-confirmed' });

    expect(play(number, tick(29)).screen.at).toBe('number');
    expect(play(number, tick(kiosk.idle.goodbyeSeconds)).screen).toMatchObject({
      at: 'goodbye',
      why: 'done',
    });
  });

  it('returns to its own language when somebody chose one and walked on', () => {
    const english = play(attract, { type: 'language-chosen', locale: 'en' });

    expect(play(english, tick(70)).locale).toBe('nl');
  });
});
