import { numberAt, walkDescriptors, type InterfaceSetting } from './walk-descriptors.ts';
import { versionText } from './version-text.ts';

export interface AudioChannels {
  /** `1.00`, `2.00`; null when the device does not say. */
  readonly version: string | null;
  /** What sound comes in from and goes out to, in a technician's words, each once. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The most channels of any setting; null when no setting streams that way. */
  readonly inputChannels: number | null;
  readonly outputChannels: number | null;
  /** In hertz, ascending; empty for audio class 2, which tells rates only when asked. */
  readonly rates: readonly number[];
}

const audioClass = 0x01;
const descriptorType = { classInterface: 0x24, endpoint: 0x05 } as const;
const subclass = { control: 1, streaming: 2 } as const;
/** UAC 1.0 tables; UAC 2.0 tables. */
const controlKind = { header: 1, inputTerminal: 2, outputTerminal: 3 } as const;
const streamingKind = { general: 1, formatType: 2 } as const;
const protocolVersion2 = 0x20;

/** USB Audio Terminal Types 1.0 and 2.0. */
const terminalNames: Readonly<Record<number, string>> = {
  0x0201: 'microphone',
  0x0202: 'desktop microphone',
  0x0203: 'personal microphone',
  0x0204: 'omni-directional microphone',
  0x0205: 'microphone array',
  0x0206: 'microphone array',
  0x0301: 'speaker',
  0x0302: 'headphones',
  0x0304: 'desktop speaker',
  0x0305: 'room speaker',
  0x0306: 'communication speaker',
  0x0307: 'subwoofer',
  0x0401: 'handset',
  0x0402: 'headset',
  0x0403: 'speakerphone',
  0x0404: 'speakerphone',
  0x0405: 'speakerphone',
  0x0603: 'line',
  0x0605: 'S/PDIF',
};

const most = { channels: 64, rate: 768_000, entries: 64 } as const;

/** What an audio device says that it hears and plays, from its descriptors alone. Total: any bytes. */
export function parseAudioChannels(descriptors: Uint8Array): AudioChannels {
  let version: string | null = null;
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  const rates = new Set<number>();
  /** Channels of each interface setting, and which way it streams. */
  const settings = new Map<string, { channels: number; direction: 'in' | 'out' | null }>();
  const settingOf = ({ number, alternate }: InterfaceSetting) => {
    const key = `${number}/${alternate}`;
    const known = settings.get(key);
    if (known !== undefined) return known;
    const fresh = { channels: 0, direction: null };
    settings.set(key, fresh);
    return fresh;
  };
  for (const { type, bytes, under } of walkDescriptors(descriptors)) {
    if (under.classCode !== audioClass) continue;
    const second = under.protocol === protocolVersion2;
    if (type === descriptorType.endpoint && under.subclass === subclass.streaming) {
      // Only an isochronous endpoint that carries data; a feedback endpoint has usage 1 (bits 5..4).
      const attributes = bytes[3] ?? 0;
      if ((attributes & 0x33) === 0x01) {
        settingOf(under).direction = ((bytes[2] ?? 0) & 0x80) === 0 ? 'out' : 'in';
      }
    }
    if (type !== descriptorType.classInterface || bytes.length < 5) continue;
    const [, , kind] = bytes;
    if (under.subclass === subclass.control) {
      if (kind === controlKind.header) version ??= versionText(numberAt(bytes, 3, 2));
      const name = bytes.length < 8 ? undefined : terminalNames[numberAt(bytes, 4, 2)];
      if (name === undefined || inputs.size + outputs.size >= most.entries) continue;
      if (kind === controlKind.inputTerminal) inputs.add(name);
      if (kind === controlKind.outputTerminal) outputs.add(name);
      continue;
    }
    if (under.subclass !== subclass.streaming) continue;
    if (second && kind === streamingKind.general && bytes.length >= 11) {
      settingOf(under).channels = bytes[10] ?? 0;
    }
    // Type I of UAC 1.0, Audio Data Formats table 2-1.
    if (!second && kind === streamingKind.formatType && bytes.length >= 8 && bytes[3] === 1) {
      settingOf(under).channels = bytes[4] ?? 0;
      for (const rate of ratesOf(bytes)) if (rates.size < most.entries) rates.add(rate);
    }
  }
  const channels = (direction: 'in' | 'out') => {
    const found = [...settings.values()].filter(
      (one) => one.direction === direction && one.channels <= most.channels,
    );
    return found.length === 0 ? null : Math.max(...found.map((one) => one.channels));
  };
  return {
    version,
    inputs: [...inputs],
    outputs: [...outputs],
    inputChannels: channels('in'),
    outputChannels: channels('out'),
    rates: [...rates].toSorted((one, other) => one - other),
  };
}

/** A count and so many rates of three bytes; a count of 0 means a range from the first to the second. */
function ratesOf(bytes: Uint8Array): readonly number[] {
  const count = bytes[7] === 0 ? 2 : (bytes[7] ?? 0);
  return Array.from({ length: count }, (_, index) =>
    8 + index * 3 + 3 <= bytes.length ? numberAt(bytes, 8 + index * 3, 3) : 0,
  ).filter((rate) => rate > 0 && rate <= most.rate);
}
