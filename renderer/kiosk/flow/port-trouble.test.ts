import { expect, it } from 'vitest';
import { firstModel } from './model.ts';
import { next } from './next.ts';
import { phone, startMs } from './played.test-support.ts';

const troubled = next(firstModel(startMs), { type: 'port-troubled', trouble: 'no-answer' }).model;

it('keeps what goes wrong at a port, until a device shows itself', () => {
  expect(troubled.portTrouble).toBe('no-answer');
  expect(next(troubled, { type: 'device-attached', device: phone }).model.portTrouble).toBeNull();
});

it('does not take trouble at a port for somebody who stands there', () => {
  expect(troubled.lastActivityMs).toBe(firstModel(startMs).lastActivityMs);
  expect(troubled.screen).toEqual(firstModel(startMs).screen);
});
