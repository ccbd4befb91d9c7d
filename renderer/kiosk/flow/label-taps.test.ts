import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err } from '../../../shared/base/result.ts';
import type { Happening } from './happening.ts';
import type { Model } from './model.ts';
import { next } from './next.ts';
import { attract, play, phone } from './played.test-support.ts';

const toDevice: readonly Happening[] = [
  { type: 'errand-chosen', errand: 'problem' },
  { type: 'identified', identification: { by: 'guest', name: 'Sam', contact: '0612345678' } },
  { type: 'category-chosen', category: 'mail' },
  { type: 'triage-answered', answer: 'other' },
  { type: 'triage-answered', answer: 'other' },
  { type: 'reason-finished' },
];

const atPlug = play(attract, ...toDevice);
const atLabel = play(atPlug, { type: 'label-opened' });

const give = (text: string, way: 'camera' | 'typed' = 'typed'): Happening => ({
  type: 'label-given',
  text,
  way,
});

const shown = (model: Model) =>
  model.screen.at === 'device-label'
    ? { labels: model.screen.labels.map(({ text }) => text), refused: model.screen.refused }
    : model.screen.at;

describe('a device without a cable', () => {
  it('has its label asked for instead', () => {
    expect(atPlug.screen.at).toBe('device-plug');
    expect(shown(atLabel)).toEqual({ labels: [], refused: null });
    expect(play(atLabel, { type: 'back' }).screen.at).toBe('device-plug');
    expect(play(atLabel, { type: 'device-decided', choice: 'no-device' }).draft?.decision).toEqual({
      choice: 'no-device',
    });
  });

  it('may have several codes, each counted once', () => {
    const read = play(atLabel, give('LAB0001'), give('lab0001 '), give('2000-0142'));

    expect(shown(read)).toEqual({ labels: ['LAB0001', '2000-0142'], refused: null });
  });

  it('is refused a number whose check digit does not fit, until a right one comes', () => {
    const wrong = play(atLabel, give('490154203237519'));

    expect(shown(wrong)).toEqual({ labels: [], refused: 'identifier/wrong-check-digit' });
    expect(shown(play(wrong, give('490154203237518')))).toEqual({
      labels: ['490154203237518'],
      refused: null,
    });
  });

  it('is not bothered by what a camera sees in passing', () => {
    const passing = play(atLabel, give('https://example.org/menu', 'camera'));

    expect(shown(passing)).toEqual({ labels: [], refused: null });
    expect(shown(play(atLabel, give('https://example.org/menu')))).toEqual({
      labels: [],
      refused: 'identifier/unknown-shape',
    });
  });

  it('is read by a scanner that types, which is a badge reader everywhere else', () => {
    const scanned = play(atLabel, { type: 'code-scanned', text: 'LAB0001' });

    expect(shown(scanned)).toEqual({ labels: ['LAB0001'], refused: null });
    expect(shown(play(atLabel, { type: 'badge-scanned', badgeNumber: '0412345' }))).toEqual({
      labels: [],
      refused: null,
    });
    expect(play(attract, { type: 'code-scanned', text: '0412345' }).draft?.startedBy).toBe('badge');
  });

  it('gets a readout of its label, and the visit goes on', () => {
    const result = play(atLabel, give('LAB0001'), { type: 'label-finished' });

    expect(result.screen.at).toBe('device-result');
    expect(result.draft).toMatchObject({
      decision: { choice: 'read', device: { kind: 'laptop' } },
      readout: { device: { kind: 'laptop' } },
    });
    expect(play(result, { type: 'result-answered', answer: 'yes' }).screen.at).toBe('urgency');
  });

  it('is shown its label screen again when it is read again', () => {
    const again = play(
      atLabel,
      give('LAB0001'),
      { type: 'label-finished' },
      { type: 'reading-repeated' },
    );

    expect(shown(again)).toEqual({ labels: [], refused: null });
  });

  it('is not handed over without a label', () => {
    expect(next(atLabel, { type: 'label-finished' }).commands).toEqual([]);
  });

  it('keeps its screen when the core refuses a number, and can try again when the core fails', () => {
    const asked = next(play(atLabel, give('LAB0001')), { type: 'label-finished' });
    const [command] = asked.commands;
    if (command?.call !== 'label.read') throw new Error('The label was not handed over');
    const answeredBy = (code: 'identifier/unknown-shape' | 'store/failed') =>
      next(asked.model, {
        type: 'replied',
        epoch: asked.model.epoch,
        reply: { ...command, result: err(fault(code, 'test')) },
      }).model;

    expect(shown(answeredBy('identifier/unknown-shape'))).toEqual({
      labels: [],
      refused: 'identifier/unknown-shape',
    });
    expect(answeredBy('store/failed').stuck?.retry).toEqual(command);
  });

  it('may still be plugged in after all, by going back', () => {
    const plugged = play(atLabel, { type: 'device-attached', device: phone }, { type: 'back' });

    expect(plugged.screen.at).toBe('device-consent');
  });
});
