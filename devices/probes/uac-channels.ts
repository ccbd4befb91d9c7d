import type { Look } from '../look.ts';
import { derived, reported, type ProbeFact } from '../probe.ts';
import { parseAudioChannels } from '../usb/audio-channels.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';

/** What an audio device hears and plays, USB Audio Class 1.0 and 2.0 section 4. */
export const uacChannels: Look = {
  id: 'uac-channels',
  layer: 'L0',
  matches: ({ descriptors, descriptorBytes }) =>
    descriptorBytes !== null &&
    everyInterface(descriptors).some((one) => one.classCode === usbClass.audio),
  facts({ descriptorBytes }) {
    if (descriptorBytes === null) return [];
    const audio = parseAudioChannels(descriptorBytes);
    const facts: ProbeFact[] = [];
    if (audio.version !== null) facts.push(reported('audio.class-version', audio.version));
    if (audio.inputs.length > 0) facts.push(reported('audio.inputs', [...audio.inputs]));
    if (audio.outputs.length > 0) facts.push(reported('audio.outputs', [...audio.outputs]));
    const microphone = audio.inputs.some((one) => /microphone|head|hand|speakerphone/u.test(one));
    facts.push(derived('audio.microphone', microphone));
    // A microphone that streams nothing is what a rule looks for: 0, not absent.
    facts.push(reported('audio.input-channels', audio.inputChannels ?? 0, 'count'));
    facts.push(reported('audio.output-channels', audio.outputChannels ?? 0, 'count'));
    if (audio.rates.length > 0) {
      facts.push(
        reported(
          'audio.rates',
          audio.rates.map((rate) => `${rate / 1000} kHz`),
        ),
      );
    }
    return facts;
  },
};
