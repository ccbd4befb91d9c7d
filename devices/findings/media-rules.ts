import { conclude, type Rule } from './rule.ts';

const highSpeed = 480_000_000;
const fastEthernet = 100_000_000;

const dockWithoutPower: Rule = (facts) =>
  facts.flag('dock.self-powered') === false
    ? conclude(facts, {
        code: 'dock-without-power',
        verdict: 'attention',
        params: {},
        basedOn: ['dock.self-powered', 'dock.parts'],
        route: 'workplace',
      })
    : null;

const dockAtUsb2: Rule = (facts) =>
  facts.flag('dock.superspeed-half') === false
    ? conclude(facts, {
        code: 'dock-fell-back-to-usb2',
        verdict: 'attention',
        params: {},
        basedOn: ['dock.superspeed-half', 'dock.parts'],
        route: 'workplace',
      })
    : null;

const dockPartMissing: Rule = (facts) => {
  const missing = facts.list('dock.missing') ?? [];
  if (missing.length === 0) return null;
  return conclude(facts, {
    code: 'dock-part-missing',
    verdict: 'attention',
    params: { missing: missing.join(', '), model: facts.text('dock.model') ?? '' },
    basedOn: ['dock.missing', 'dock.model', 'dock.parts'],
    route: 'workplace',
  });
};

const webcamWithoutFormats: Rule = (facts) =>
  facts.number('webcam.formats-listed') === 0
    ? conclude(facts, {
        code: 'webcam-without-formats',
        verdict: 'attention',
        params: {},
        basedOn: ['webcam.formats-listed'],
        route: 'peripherals',
      })
    : null;

/** Below 480 Mbit/s no webcam gives a usable picture; at 480 one for SuperSpeed gives less than it can. */
const webcamAtSlowLink: Rule = (facts) => {
  const speed = facts.number('usb.speed');
  if (facts.text('device.kind') !== 'webcam' || speed === null || speed > highSpeed) return null;
  const capable = facts.flag('usb.superspeed-capable') === true;
  if (speed === highSpeed && !capable) return null;
  return conclude(facts, {
    code: 'webcam-at-slow-link',
    verdict: 'attention',
    params: { megabits: Math.round(speed / 1_000_000) },
    basedOn: ['usb.speed', 'usb.superspeed-capable', 'device.kind'],
    route: 'peripherals',
  });
};

const microphoneWithoutChannels: Rule = (facts) =>
  facts.flag('audio.microphone') === true && facts.number('audio.input-channels') === 0
    ? conclude(facts, {
        code: 'microphone-without-channels',
        verdict: 'attention',
        params: {},
        basedOn: ['audio.microphone', 'audio.input-channels'],
        route: 'peripherals',
      })
    : null;

const speakerWithoutChannels: Rule = (facts) =>
  facts.list('audio.outputs') !== null && facts.number('audio.output-channels') === 0
    ? conclude(facts, {
        code: 'speaker-without-channels',
        verdict: 'attention',
        params: {},
        basedOn: ['audio.outputs', 'audio.output-channels'],
        route: 'peripherals',
      })
    : null;

const networkWithoutLink: Rule = (facts) =>
  facts.flag('network.carrier') === false
    ? conclude(facts, {
        code: 'network-without-link',
        verdict: 'attention',
        params: {},
        basedOn: ['network.carrier'],
        route: 'network',
      })
    : null;

const networkSlow: Rule = (facts) => {
  const speed = facts.number('network.speed');
  if (speed === null || speed > fastEthernet) return null;
  return conclude(facts, {
    code: 'network-at-slow-link',
    verdict: 'attention',
    params: {
      megabits: Math.round(speed / 1_000_000),
      duplex: facts.text('network.duplex') ?? '',
    },
    basedOn: ['network.speed', 'network.duplex'],
    route: 'network',
  });
};

const networkNotDriven: Rule = (facts) =>
  facts.flag('network.driven') === false
    ? conclude(facts, {
        code: 'network-not-measurable',
        verdict: 'unknown',
        params: {},
        basedOn: ['network.driven'],
        route: 'network',
      })
    : null;

const serialNeedsDriver: Rule = (facts) => {
  const driver = facts.text('serial.driver');
  if (facts.flag('serial.needs-driver') !== true || driver === null) return null;
  return conclude(facts, {
    code: 'serial-needs-driver',
    verdict: 'attention',
    params: { chip: facts.text('serial.chip') ?? '', driver },
    basedOn: ['serial.needs-driver', 'serial.chip', 'serial.driver'],
    route: 'peripherals',
  });
};

const serialDisabled: Rule = (facts) =>
  facts.flag('serial.disabled-by-driver') === true
    ? conclude(facts, {
        code: 'serial-chip-disabled',
        verdict: 'fault',
        params: {},
        basedOn: ['serial.disabled-by-driver', 'usb.id'],
        route: 'peripherals',
      })
    : null;

/** Rules over docks, sound, picture, network and serial ports. */
export const mediaRules: readonly Rule[] = [
  serialDisabled,
  dockWithoutPower,
  dockAtUsb2,
  dockPartMissing,
  webcamWithoutFormats,
  webcamAtSlowLink,
  microphoneWithoutChannels,
  speakerWithoutChannels,
  networkWithoutLink,
  networkSlow,
  networkNotDriven,
  serialNeedsDriver,
];
