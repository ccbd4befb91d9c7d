import { describe, expect, it } from 'vitest';
import { linkRules } from './link-rules.ts';
import { mediaRules } from './media-rules.ts';
import { codesOf, concludedBy, factsOf, type Values } from './facts.test-support.ts';

const found = (values: Values) =>
  concludedBy(
    [...linkRules, ...mediaRules],
    factsOf(values, { layer: 'L0', confidence: 'measured' }),
  );
const codes = (values: Values) => codesOf(found(values));
const heldBack = { 'usb.superspeed-capable': true, 'usb.speed': 480_000_000 };

describe('the rules of port and cable', () => {
  it.each<[string, Values, readonly string[]]>([
    ['two attachments are a person', { 'port.attachments': 2 }, []],
    ['three are a loose plug', { 'port.attachments': 3 }, ['connector-flapping']],
    ['one error is a plug that went in askew', { 'port.enumeration-errors': 1 }, []],
    ['two errors are a bad start', { 'port.enumeration-errors': 2 }, ['starts-with-errors']],
    ['two resets are usual', { 'port.resets': 2 }, []],
    ['three are not', { 'port.resets': 3 }, ['reset-again-and-again']],
    ['the count since the start of the machine says nothing', { 'port.over-currents': 5 }, []],
    ['a report does', { 'port.over-current-reports': 1 }, ['over-current']],
    ['the kernel suspects the cable', { 'port.cable-suspected': true }, ['cable-suspected']],
    ['the kernel refuses power', { 'port.power-refused': true }, ['port-refuses-power']],
    ['a device in the jail', { 'link.authorised': false }, ['not-authorised']],
    ['a device let in', { 'link.authorised': true }, []],
    [
      'a port without SuperSpeed',
      { ...heldBack, 'port.superspeed-wired': false, 'hub.depth': 0 },
      ['port-slower-than-device'],
    ],
    [
      'behind a hub the port is not to blame',
      { ...heldBack, 'port.superspeed-wired': false, 'hub.depth': 1 },
      [],
    ],
    ['a port with SuperSpeed', { ...heldBack, 'port.superspeed-wired': true, 'hub.depth': 0 }, []],
    ['an old hub', { ...heldBack, 'hub.usb2-only': '1-4 hub' }, ['hub-slows-device']],
    ['an old hub and an old device', { 'usb.speed': 480_000_000, 'hub.usb2-only': '1-4 hub' }, []],
    [
      'a hungry device',
      { 'usb.power-declared': 102, 'hub.self-powered': false, 'usb.speed': 480_000_000 },
      ['hungry-device-on-bus-powered-hub'],
    ],
    [
      'just enough',
      { 'usb.power-declared': 100, 'hub.self-powered': false, 'usb.speed': 480_000_000 },
      [],
    ],
    [
      'just enough at SuperSpeed',
      { 'usb.power-declared': 150, 'hub.self-powered': false, 'usb.speed': 5_000_000_000 },
      [],
    ],
    ['a powered hub', { 'usb.power-declared': 500, 'hub.self-powered': true }, []],
    [
      'a cable for 3 A and a source for 5',
      { 'typec.cable-current': 3000, 'typec.offered-current': 5000 },
      ['cable-limits-power'],
    ],
    [
      'a cable and a source for 3 A',
      { 'typec.cable-current': 3000, 'typec.offered-current': 3000 },
      [],
    ],
    ['a cable for 5 A', { 'typec.cable-current': 5000, 'typec.offered-current': 5000 }, []],
    ['a charging cable', { ...heldBack, 'typec.cable-speed': 480_000_000 }, ['cable-limits-speed']],
    ['a fast cable', { ...heldBack, 'typec.cable-speed': 10_000_000_000 }, []],
    ['a weak charger', { 'typec.offered': 45_000, 'typec.wanted': 65_000 }, ['charger-too-weak']],
    ['a charger that fits', { 'typec.offered': 65_000, 'typec.wanted': 65_000 }, []],
    ['a mouse has no question about power', { 'typec.linked': false, 'device.kind': 'mouse' }, []],
    ['a dock has', { 'typec.linked': false, 'device.kind': 'dock' }, ['typec-not-measurable']],
  ])('%s', (_name, values, expected) => {
    expect(codes(values)).toEqual(expected);
  });

  it('blame nobody for a keyboard on a real dock, or for one that came with an unknown hub', () => {
    const late = {
      'hub.keyboard': true,
      'hub.keyboard-after': 3,
      'hub.storage-beside-keyboard': false,
    };

    expect(codes(late)).toEqual(['hub-hides-keyboard']);
    expect(codes({ ...late, 'hub.keyboard-after': 2 })).toEqual([]);
    expect(codes({ ...late, 'dock.parts': ['network'] })).toEqual([]);
    expect(
      codes({ ...late, 'hub.keyboard-after': 0, 'hub.storage-beside-keyboard': true }),
    ).toEqual(['hub-hides-keyboard']);
  });

  it('let a phone change its shape, and nothing else', () => {
    const changed = { 'port.former-identity': '1209:0026 08/06/50', 'usb.id': '1209:0021' };

    expect(codes({ ...changed, 'port.former-kind': 'storage', 'device.kind': 'keyboard' })).toEqual(
      ['came-back-as-another'],
    );
    expect(codes({ ...changed, 'port.former-kind': 'phone', 'device.kind': 'storage' })).toEqual(
      [],
    );
    expect(codes({ ...changed, 'port.former-kind': 'unknown', 'device.kind': 'phone' })).toEqual(
      [],
    );
  });
});

describe('the rules of dock, picture, sound, network and serial port', () => {
  it.each<[string, Values, readonly string[]]>([
    ['a dock on bus power', { 'dock.self-powered': false }, ['dock-without-power']],
    ['half a dock', { 'dock.superspeed-half': false }, ['dock-fell-back-to-usb2']],
    ['a whole dock', { 'dock.superspeed-half': true, 'dock.self-powered': true }, []],
    [
      'a part that is not there',
      { 'dock.missing': ['network'], 'dock.model': 'Lab' },
      ['dock-part-missing'],
    ],
    ['no formats', { 'webcam.formats-listed': 0 }, ['webcam-without-formats']],
    ['a webcam for USB 2', { 'device.kind': 'webcam', 'usb.speed': 480_000_000 }, []],
    ['a fast webcam at USB 2', { ...heldBack, 'device.kind': 'webcam' }, ['webcam-at-slow-link']],
    [
      'a webcam at 12 Mbit/s',
      { 'device.kind': 'webcam', 'usb.speed': 12_000_000 },
      ['webcam-at-slow-link'],
    ],
    [
      'a dumb microphone',
      { 'audio.microphone': true, 'audio.input-channels': 0 },
      ['microphone-without-channels'],
    ],
    [
      'a loudspeaker has no channels in',
      { 'audio.microphone': false, 'audio.input-channels': 0 },
      [],
    ],
    [
      'a dumb loudspeaker',
      { 'audio.outputs': ['speaker'], 'audio.output-channels': 0 },
      ['speaker-without-channels'],
    ],
    ['no link', { 'network.carrier': false }, ['network-without-link']],
    ['100 Mbit/s', { 'network.speed': 100_000_000 }, ['network-at-slow-link']],
    ['1 Gbit/s', { 'network.speed': 1_000_000_000 }, []],
    ['no driver', { 'network.driven': false }, ['network-not-measurable']],
    [
      'a chip with a driver',
      { 'serial.needs-driver': true, 'serial.driver': 'X' },
      ['serial-needs-driver'],
    ],
    ['a chip without', { 'serial.needs-driver': false }, []],
    ['a chip switched off', { 'serial.disabled-by-driver': true }, ['serial-chip-disabled']],
  ])('%s', (_name, values, expected) => {
    expect(codes(values)).toEqual(expected);
  });

  it('name who knows most about it', () => {
    const routes = [
      ...found({ 'network.carrier': false }),
      ...found({ 'dock.self-powered': false }),
      ...found({ 'hub.keyboard': true, 'hub.storage-beside-keyboard': true }),
    ].map((finding) => finding.route);

    expect(routes).toEqual(['network', 'workplace', 'security']);
  });
});
