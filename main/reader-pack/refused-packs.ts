import type { Fault } from '../../shared/base/fault.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { ToldPack } from '../../shared/domain/fleet/heartbeat.ts';
import type { Log } from '../log/log.ts';

/** What a kiosk tells of the packs that it did not take, one at a time. */
export class RefusedPacks {
  readonly #log: Log;
  /** What was refused last without a pack's number, until the desk is believed again; and the last pack that was. */
  #word: ToldPack['refused'] = null;
  #pack: ToldPack['refused'] = null;

  constructor(log: Log) {
    this.#log = log;
  }

  get told(): ToldPack['refused'] {
    return this.#word ?? this.#pack;
  }

  /** `number` is null where what came named no pack that is believed. */
  refuse(number: number | null, { code, detail }: Fault): void {
    const refused = { number, because: code, detail: cleanText(detail, 150) };
    const last = number === null ? this.#word : this.#pack;
    if (JSON.stringify(refused) === JSON.stringify(last)) return;
    if (number === null) this.#word = refused;
    else this.#pack = refused;
    this.#log.warn('A reader pack is refused', { fault: code, detail });
  }

  /** The desk said something that is believed. */
  believed(): void {
    this.#word = null;
  }

  /** That the desk halts a pack does not mend it: it is told until this one or a higher one is taken. */
  taken(number: number): void {
    if ((this.#pack?.number ?? 0) <= number) this.#pack = null;
  }
}
