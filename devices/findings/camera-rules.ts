import { conclude, type Rule } from './rule.ts';

/** More than any time zone or summer time explains, and enough for photos to be sorted wrongly. */
const wrongClockSeconds = 86_400;

const clockWrong: Rule = (facts) => {
  const offset = facts.number('camera.clock-offset');
  if (offset === null || Math.abs(offset) <= wrongClockSeconds) return null;
  const behind = offset < 0;
  return conclude(facts, {
    code: behind ? 'camera-clock-behind' : 'camera-clock-ahead',
    verdict: 'attention',
    params: { days: Math.floor(Math.abs(offset) / wrongClockSeconds) },
    basedOn: ['camera.clock-offset'],
    route: 'peripherals',
  });
};

/**
 * Rules that only cameras have. Card full or nearly full, no card and a low battery are those of
 * storage-rules.ts, since a camera's card and battery are facts of the same keys.
 */
export const cameraRules: readonly Rule[] = [clockWrong];
