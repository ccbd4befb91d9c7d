import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { ReplayPort } from '../simulated/replay-port.ts';
import { described, labClock, runProbe } from '../simulated/run-probe.ts';
import { cameraClock } from './camera-clock.ts';

function device(name: string) {
  const found = simulatedDevice(name);
  if (found === undefined) throw new Error(`No simulated device ${name}`);
  return described(found);
}

it("tells how far a camera's clock is behind", async () => {
  const file = new URL('./transcripts/camera-clock.behind.txt', import.meta.url);
  const port = new ReplayPort(readFileSync(file, 'utf8'));

  const learnt = await runProbe(cameraClock, port, device('camera-neglected'));
  port.finished();

  // The camera names no time zone, so its time is that of this machine.
  const cameraMs = new Date(2016, 0, 1, 0, 0, 12).getTime();
  expect(learnt).toEqual({
    facts: { 'camera.clock-offset': (cameraMs - labClock.nowMs()) / 1000 },
    fault: null,
    prompts: [],
  });
});

it('asks cameras only', () => {
  const asked = ['camera-neglected', 'camera-no-card', 'android-full', 'usb-stick'].filter((name) =>
    cameraClock.matches(device(name)),
  );

  expect(asked).toEqual(['camera-neglected', 'camera-no-card']);
});
