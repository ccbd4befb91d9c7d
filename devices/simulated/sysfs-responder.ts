import type { Exchange } from '../port.ts';
import type { Texts } from '../surroundings.ts';
import {
  data,
  stall,
  type Answer,
  type Responder,
  type SimulatedDevice,
} from './simulated-device.ts';

/**
 * Answers `sysfs-read` and `sysfs-list` from texts by path, as a machine's sysfs would; null for every
 * other exchange. A path that is not there stalls.
 */
export function answerSysfs(exchange: Exchange, texts: Texts): Answer | null {
  if (exchange.kind === 'sysfs-read') {
    const text = texts[exchange.path];
    return text === undefined ? stall : data(ascii(`${text}\n`).slice(0, exchange.length));
  }
  if (exchange.kind !== 'sysfs-list') return null;
  const folder = exchange.path === '' ? '' : `${exchange.path}/`;
  const names = Object.keys(texts)
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length).split('/', 1)[0] ?? '');
  if (names.length === 0) return stall;
  return data(ascii([...new Set(names)].toSorted().join('\n')).slice(0, exchange.length));
}

/** A device whose sysfs is given as texts: the kernel answers for it, and keeps answering when it hangs. */
export function withSysfsTexts(device: SimulatedDevice): Responder {
  const responder = device.open();
  const { sysfs } = device;
  if (sysfs === undefined) return responder;
  return { answer: (exchange) => answerSysfs(exchange, sysfs) ?? responder.answer(exchange) };
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0x7f);
}
