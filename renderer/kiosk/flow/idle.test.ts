import { expect, it } from 'vitest';
import { idlePhase } from './idle.ts';

const idle = { warnAfterSeconds: 45, forgetAfterSeconds: 20, goodbyeSeconds: 30 };

it('warns after its time, for the whole of the warning, and then forgets', () => {
  const at = (seconds: number) => idlePhase(idle, 0, seconds * 1000);

  expect([at(0), at(44.9), at(45), at(60), at(64.1), at(65), at(900)]).toEqual([
    { phase: 'active' },
    { phase: 'active' },
    { phase: 'warning', secondsLeft: 20 },
    { phase: 'warning', secondsLeft: 5 },
    { phase: 'warning', secondsLeft: 1 },
    { phase: 'expired' },
    { phase: 'expired' },
  ]);
});
