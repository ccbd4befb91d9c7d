import { expect, it } from 'vitest';
import { agreedLines } from './agreed-lines.ts';

const noon = '2026-11-23T12:00:00.000Z';
const evening = '2026-11-23T16:00:00.000Z';

it('says by when somebody helps and by when it is done', () => {
  expect(
    agreedLines(
      {
        response: { late: false, dueAt: noon },
        resolution: { late: false, dueAt: evening },
        pause: null,
      },
      null,
    ),
  ).toEqual([
    { words: 'response.due', at: noon },
    { words: 'resolution.due', at: evening },
  ]);
});

it('says first why time stands still, and owns up to what is late', () => {
  expect(
    agreedLines(
      {
        response: null,
        resolution: { late: true, dueAt: noon },
        pause: { cause: 'part', until: evening },
        closure: { cause: 'power', opensAt: noon },
      },
      null,
    ),
  ).toEqual([
    { words: 'closure.power', at: noon },
    { words: 'pause.part', at: evening },
    { words: 'resolution.late', at: null },
  ]);
});

it('is silent once everything has stopped', () => {
  expect(agreedLines({ response: null, resolution: null, pause: null }, noon)).toEqual([]);
});

it('tells who needs it sooner than the desk promises that this is no promise', () => {
  const clocks = {
    response: null,
    resolution: { late: false, dueAt: evening },
    pause: null,
  } as const;

  expect(agreedLines(clocks, noon)).toEqual([
    { words: 'needed-by', at: noon },
    { words: 'resolution.due', at: evening },
  ]);
  expect(agreedLines(clocks, evening)).toEqual([{ words: 'resolution.due', at: evening }]);
});
