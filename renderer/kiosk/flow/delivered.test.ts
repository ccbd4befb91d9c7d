import { describe, expect, it } from 'vitest';
import { type Fault, fault } from '../../../shared/base/fault.ts';
import { type Result, err, ok } from '../../../shared/base/result.ts';
import type { Receipt } from '../../../shared/contract/kiosk-contract.ts';
import type { Model } from './model.ts';
import { next } from './next.ts';
import {
  attract,
  kiosk,
  play,
  receipt,
  startMs,
  visitId,
  wifiHelp,
} from './played.test-support.ts';

const own: Receipt = {
  ...receipt,
  visitCode: 'K31',
  confirmedByDesk: false,
  peopleAhead: null,
  wait: null,
  nextStep: 'number-valid-desk-follows',
  printer: 'printed',
};
const { printer: _printer, ...late } = {
  ...receipt,
  visitCode: 'K31',
  statusUrl: 'https://balie.example/s/x',
  statusQrSvg: '<svg/>',
};
const delivered = { type: 'visit-delivered', visitId } as const;
const ask = { call: 'visit.receipt', input: { visitId } } as const;
const elses = '019a0000-0000-7000-8000-00000000000e';

const came = (model: Model, result: Result<Omit<Receipt, 'printer'>, Fault>, epoch = model.epoch) =>
  next(model, { type: 'replied', epoch, reply: { ...ask, result } }).model;

const confirmed = play(attract, { type: 'person-asked' }, { type: 'person-confirmed' });
const atNumber = next(confirmed, {
  type: 'replied',
  epoch: confirmed.epoch,
  reply: { call: 'visit.submit', input: { visitId }, result: ok(own) },
});
const waiting = atNumber.model;

describe('the number of a visit that the desk did not have', () => {
  it('stays, and the screen says what the desk said of it', () => {
    const { commands } = next(waiting, delivered);
    const now = came(waiting, ok(late));

    expect(commands).toEqual([ask]);
    expect(now.screen).toEqual({
      ...waiting.screen,
      receipt: { ...late, printer: 'printed' },
      deliveredMeanwhile: true,
    });
    expect(next(now, delivered).commands).toEqual([]);
  });

  it('is asked about when it comes, as its slip took time, and when the core was away', () => {
    const back = next(waiting, { type: 'link-changed', linked: true });

    expect(atNumber.commands).toEqual([ask]);
    expect(back.commands).toContainEqual(ask);
    expect(came(waiting, ok({ ...late, confirmedByDesk: false }))).toEqual(waiting);
    expect(came(waiting, err(fault('visit/unknown', 'Swept')))).toEqual(waiting);
  });

  it('goes as soon as it would have without the news', () => {
    const wait = { type: 'tick', nowMs: startMs + (kiosk.idle.goodbyeSeconds - 1) * 1000 } as const;
    const end = { type: 'tick', nowMs: startMs + kiosk.idle.goodbyeSeconds * 1000 } as const;
    const before = play(came(next(play(waiting, wait), delivered).model, ok(late)));

    expect(before.screen.at).toBe('number');
    expect(play(before, end).screen.at).toBe('goodbye');
  });

  it('has it too for who reads an instruction meanwhile', () => {
    if (waiting.screen.at !== 'number') throw new Error('It is no number');
    const reading: Model = {
      ...waiting,
      screen: {
        at: 'instruction',
        instruction: wifiHelp,
        telling: null,
        page: 0,
        said: [],
        asksWhich: false,
        photos: {},
        taken: 'not',
        before: waiting.screen,
      },
    };

    const now = came(reading, ok(late));

    expect(next(reading, delivered).commands).toEqual([ask]);
    expect(now.screen).toMatchObject({
      at: 'instruction',
      before: { receipt: { confirmedByDesk: true }, deliveredMeanwhile: true },
    });
  });
});

describe('a visit of somebody else that reaches the desk', () => {
  it('changes no screen and is not asked about', () => {
    const turns = [attract, waiting, confirmed].map((model) =>
      next(model, { ...delivered, visitId: elses }),
    );

    expect(turns.map(({ commands }) => commands)).toEqual([[], [], []]);
    expect(turns.map(({ model }) => model)).toEqual([attract, waiting, confirmed]);
    expect(came(waiting, ok({ ...late, visitId: elses }))).toEqual(waiting);
  });

  it('brings nothing back of whoever went', () => {
    const gone = play(waiting, { type: 'finished' });

    expect(next(gone, delivered)).toEqual({ model: gone, commands: [] });
    expect(came(gone, ok(late), waiting.epoch)).toEqual(gone);
    expect(came(gone, ok(late))).toEqual(gone);
  });
});
