import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { parseAudioChannels } from './audio-channels.ts';
import { largestFrame, parseVideoFormats } from './video-formats.ts';
import { walkDescriptors } from './walk-descriptors.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

function bytesOf(name: string): Uint8Array {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  return device.descriptors;
}

it('reads the pictures of a webcam, with the fastest rate of each size', () => {
  const { version, frames } = parseVideoFormats(bytesOf('webcam'));

  expect(version).toBe('1.10');
  expect(frames).toEqual([
    { format: 'MJPEG', width: 1280, height: 720, framesPerSecond: 60 },
    { format: 'MJPEG', width: 1920, height: 1080, framesPerSecond: 30 },
    { format: 'YUY2', width: 640, height: 480, framesPerSecond: 30 },
  ]);
  expect(largestFrame(frames)).toEqual(frames[1]);
  expect(largestFrame([])).toBeNull();
});

it('reads what a headset hears and plays', () => {
  expect(parseAudioChannels(bytesOf('headset'))).toEqual({
    version: '1.00',
    inputs: ['headset'],
    outputs: ['headset'],
    inputChannels: 1,
    outputChannels: 2,
    rates: [16_000, 48_000],
  });
  expect(parseAudioChannels(bytesOf('headset-silent')).inputChannels).toBeNull();
});

it('takes channels of audio class 2 from the general descriptor of a setting', () => {
  const control = [9, 4, 0, 0, 0, 1, 1, 0x20, 0, 9, 0x24, 1, 0, 2, 4, 9, 0, 0];
  const terminal = [17, 0x24, 2, 1, 1, 2, 0, 9, 2, 0, 0, 0, 0, 0, 0, 0, 0];
  const streaming = [9, 4, 1, 1, 1, 1, 2, 0x20, 0];
  const general = [16, 0x24, 1, 1, 0, 1, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0];
  const endpoint = [7, 5, 0x81, 0x05, 0, 2, 1];
  const bytes = Uint8Array.from([...control, ...terminal, ...streaming, ...general, ...endpoint]);

  expect(parseAudioChannels(bytes)).toMatchObject({
    version: '2.00',
    inputs: ['microphone'],
    inputChannels: 2,
    outputChannels: null,
  });
});

it('does not believe figures that no camera and no microphone has', () => {
  const bytes = bytesOf('webcam').slice();
  const at = bytes.findIndex((_byte, index) => bytes[index] === 0x24 && bytes[index + 1] === 0x07);
  bytes.fill(0xff, at + 4, at + 8); // 65535 by 65535

  expect(parseVideoFormats(bytes).frames).toHaveLength(2);
});

it('stays total and bounded when a real device is damaged anywhere', () => {
  const real = ['webcam', 'headset', 'network-adapter', 'webcam-no-formats'].map(bytesOf);
  const damaged = fc
    .tuple(
      fc.constantFrom(...real),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }),
      fc.nat(400),
    )
    .map(([bytes, changes, length]) => {
      const copy = bytes.slice(0, Math.max(18, length));
      for (const [at, value] of changes) copy[at % copy.length] = value;
      return copy;
    });

  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 600 })), (bytes) => {
      const video = parseVideoFormats(bytes);
      const audio = parseAudioChannels(bytes);
      expect(video.frames.length).toBeLessThanOrEqual(512);
      expect(audio.rates.length).toBeLessThanOrEqual(64);
      expect(audio.inputs.length + audio.outputs.length).toBeLessThanOrEqual(64);
    }),
    { numRuns: fuzzRuns },
  );
});

it('ends at the first descriptor that does not fit, and after four thousand', () => {
  expect(walkDescriptors(Uint8Array.of(9, 4, 0, 0, 0, 1, 1, 0, 0, 0, 0))).toEqual([]);
  const many = new Uint8Array(20_000).fill(2);
  many.set([9, 4, 0, 0, 0, 1, 1, 0, 0]);
  expect(walkDescriptors(many)).toHaveLength(4096);
});
