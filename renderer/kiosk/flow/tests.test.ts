import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { TestView } from '../../../shared/contract/kiosk-test-calls.ts';
import type { TestNote } from '../../../shared/domain/acceptance/test-note.ts';
import type { Happening } from './happening.ts';
import type { Command, Model, Reply } from './model.ts';
import { next } from './next.ts';
import { attract, phone, startMs } from './played.test-support.ts';

const runId = '019a0000-0000-7000-8000-00000000000a';
const scriptId = '019a0000-0000-7000-8000-00000000000b';
const wishId = '019a0000-0000-7000-8000-00000000000c';
const at = new Date(startMs).toISOString();
const both = (words: string) => ({ nl: words, en: words });
const step = (stepId: string) => ({
  stepId,
  given: both(''),
  do: both('Doe iets.'),
  expect: both('Zie iets.'),
});
const page: TestView['page'] = {
  campaign: { name: 'Mail', scope: '', until: '2099-01-01', takesResults: true },
  tester: { name: 'Noor', role: 'Verpleging' },
  scripts: [
    {
      scriptId,
      version: 1,
      content: { title: both('Mail'), steps: [step('one'), step('two')] },
      changedBy: 'Mila',
      changedAt: at,
    },
  ],
  olderScripts: [],
  devices: [{ wishId, model: 'iPhone 15', version: 'iOS 18' }],
  runs: [],
};

/** A core that keeps what it is told. */
function core() {
  const waiting: TestNote[] = [];
  const asked: Command[] = [];
  const view = () => ({ page, waiting: [...waiting], refused: false });
  const answer = (command: Command): Reply | null => {
    asked.push(command);
    switch (command.call) {
      case 'test.open':
        return {
          ...command,
          result:
            command.input.code === 'BCDFGHJK'
              ? ok(view())
              : err(fault('acceptance/link-unknown', 'No')),
        };
      case 'test.start': {
        const { scriptVersion } = command.input;
        const device = { choice: 'wished', wishId } as const;
        waiting.push({ kind: 'start', runId, scriptId, scriptVersion, device, at });
        return { ...command, result: ok({ runId, view: view() }) };
      }
      case 'test.end-step': {
        const { stepId, outcome, remark } = command.input;
        waiting.push({ kind: 'step', runId, stepId, outcome, remark, at });
        return { ...command, result: ok(view()) };
      }
      case 'test.stop-reading':
      case 'test.leave':
        return { ...command, result: ok({}) };
      default:
        return null;
    }
  };
  const play = (model: Model, ...happenings: readonly Happening[]): Model =>
    happenings.reduce((before, happening) => {
      const turn = next(before, happening);
      return turn.commands.reduce((now, command) => {
        const reply = answer(command);
        return reply === null ? now : next(now, { type: 'replied', epoch: now.epoch, reply }).model;
      }, turn.model);
    }, model);
  return { play, asked, waiting };
}

const enter = [
  { type: 'test-opened' },
  { type: 'test-code-entered', code: 'BCDFGHJK' },
] as const satisfies readonly Happening[];

it('goes by code, script, device and steps to the thanks, and leaves when the tester is done', () => {
  const { play, asked, waiting } = core();
  const begun = play(
    attract,
    ...enter,
    { type: 'test-script-chosen', scriptId },
    { type: 'test-device-chosen', wishId },
  );
  const failing = play(
    begun,
    { type: 'test-answered', outcome: 'passed' },
    { type: 'test-answered', outcome: 'failed' },
    { type: 'test-words-typed', words: 'Wit scherm' },
  );
  const done = play(failing, { type: 'test-told' });
  const gone = play(done, { type: 'test-ended' });

  expect(begun.screen).toMatchObject({ at: 'test-step', stepId: 'one', told: null });
  expect(failing.screen).toMatchObject({ stepId: 'two', told: { words: 'Wit scherm' } });
  expect(done.screen.at).toBe('test-done');
  expect(waiting.slice(1)).toMatchObject([
    { stepId: 'one', outcome: 'passed' },
    { stepId: 'two', outcome: 'failed', remark: 'Wit scherm' },
  ]);
  expect(gone.screen.at).toBe('goodbye');
  expect(asked.at(-1)).toEqual({ call: 'test.leave', input: {} });
});

it('goes on with an interrupted run at the step that it was at', () => {
  const { play } = core();
  const half = play(
    attract,
    ...enter,
    { type: 'test-script-chosen', scriptId },
    { type: 'test-device-chosen', wishId },
    { type: 'test-answered', outcome: 'passed' },
    { type: 'start-over-asked' },
    { type: 'start-over-confirmed' },
  );
  const later = play(half, ...enter, { type: 'test-continued', runId });

  expect(half.screen.at).toBe('attract');
  expect(later.screen).toMatchObject({ at: 'test-step', stepId: 'two' });
});

it('says that a code is wrong and stays', () => {
  const { play } = core();

  const model = play(attract, enter[0], { type: 'test-code-entered', code: 'ZZZZZZZZ' });

  expect(model.screen).toEqual({ at: 'test-code', refused: 'acceptance/link-unknown' });
});

it('begins no visit for a device that is plugged in while somebody tests', () => {
  const { play, asked } = core();

  const model = play(attract, ...enter, { type: 'device-attached', device: phone });

  expect(model.screen.at).toBe('test-choose');
  expect(asked.map(({ call }) => call)).toEqual(['test.open']);
});

it('lets go of a reading for a tester who asks for a person, and for one who begins again', () => {
  const { play } = core();
  const chosen = play(
    attract,
    ...enter,
    { type: 'test-script-chosen', scriptId },
    { type: 'device-attached', device: phone },
  );
  const reading = next(chosen, { type: 'test-device-read', deviceId: phone.deviceId }).model;
  const asked = next(play(reading, { type: 'person-asked' }), { type: 'person-confirmed' });
  const again = next(play(reading, { type: 'start-over-asked' }), { type: 'start-over-confirmed' });

  expect(reading.screen.at).toBe('test-reading');
  expect(asked.commands.map(({ call }) => call)).toEqual(['test.leave', 'visit.begin']);
  expect(again.model.screen).toEqual({ at: 'attract' });
  expect(again.commands.map(({ call }) => call)).toEqual(['test.leave']);
});

it('forgets a tester who walked away, whatever was pressed', () => {
  const taps: readonly Happening[] = [
    { type: 'test-script-chosen', scriptId },
    { type: 'test-device-chosen', wishId },
    { type: 'test-answered', outcome: 'passed' },
    { type: 'test-answered', outcome: 'skipped' },
    { type: 'test-words-typed', words: 'Later' },
    { type: 'test-told' },
    { type: 'back' },
    { type: 'test-continued', runId },
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...taps), { maxLength: 20 }), (pressed) => {
      const { play } = core();
      const model = play(
        play(attract, ...enter, ...pressed),
        { type: 'tick', nowMs: startMs + 100_000 },
        { type: 'tick', nowMs: startMs + 300_000 },
      );

      expect(JSON.stringify(model)).not.toContain('BCDFGHJK');
    }),
  );
});
