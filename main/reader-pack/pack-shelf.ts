import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type ReaderPack, parseReaderPack } from '../../shared/domain/reader-pack.ts';
import { sha512Schema } from '../../shared/domain/release/documents.ts';
import { packNumberSchema } from '../../shared/domain/release/rolled-out.ts';
import { sha512Of } from '../../shared/release/sign.ts';
import type { SettingStore } from '../store/setting-store.ts';
import { readIfThere, writeDurably } from '../update/durable-file.ts';
import { onDisk } from '../update/file-fault.ts';

const heldSchema = z.strictObject({ number: packNumberSchema, sha512: sha512Schema });
type Held = Readonly<z.infer<typeof heldSchema>>;

/** With so many packs that did not do, one has other worries. */
const mostUnfit = 50;
const provenBySchema = z.string().max(40).nullable();
const shelfSchema = z.strictObject({
  /** The pack in force; null for the one that is built in. */
  current: heldSchema.nullable(),
  /** The one that was in force before it. */
  before: heldSchema.nullable(),
  /** Packs with which the reader could not work, the newest last. */
  unfit: z.array(packNumberSchema).max(mostUnfit),
  /** Those of them of which the desk has not heard yet. */
  untold: z.array(packNumberSchema).max(mostUnfit).default([]),
  /** The version of the program whose reader lived long enough with the pack in force; null for none yet. */
  provenBy: provenBySchema,
  /** The same of the one that was in force before it, as it was then. */
  beforeProvenBy: provenBySchema.default(null),
});
type Shelf = Readonly<z.infer<typeof shelfSchema>>;

const name = 'reader-packs';
const emptyShelf: Shelf = {
  ...{ current: null, before: null, unfit: [], untold: [] },
  ...{ provenBy: null, beforeProvenBy: null },
};

/**
 * The reader packs of this kiosk: the one in force, the one before it, and the one that is built in. Which is
 * which stands in the database, in one row; the contents are files named by their SHA-512, each written whole
 * before the row names it.
 */
export class PackShelf {
  readonly #settings: SettingStore;
  readonly #folder: string;
  readonly #builtIn: ReaderPack;
  #shelf: Shelf = emptyShelf;
  #inForce: ReaderPack;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(settings: SettingStore, folder: string, builtIn: ReaderPack) {
    this.#settings = settings;
    this.#folder = folder;
    this.#builtIn = builtIn;
    this.#inForce = builtIn;
  }

  get inForce(): ReaderPack {
    return this.#inForce;
  }

  get isBuiltIn(): boolean {
    return this.#inForce === this.#builtIn;
  }

  isUnfit(number: number): boolean {
    return this.#shelf.unfit.includes(number);
  }

  /** Unfit packs of which the desk has not heard yet. */
  get untold(): readonly number[] {
    return this.#shelf.untold;
  }

  /** The desk has heard that this one is unfit; what cannot be written is told once more. */
  async told(number: number): Promise<void> {
    await this.#inTurn(() =>
      this.#save({
        ...this.#shelf,
        untold: this.#shelf.untold.filter((one) => one !== number),
      }),
    );
  }

  isProvenBy(version: string): boolean {
    return this.isBuiltIn || this.#shelf.provenBy === version;
  }

  /** Takes the last good one; the fault is that of one that is not there any more as it was kept. */
  async load(): Promise<Fault | null> {
    const kept = await this.#settings.get(name, shelfSchema);
    if (!kept.ok) return kept.fault;
    this.#shelf = kept.value ?? emptyShelf;
    const { current, before, beforeProvenBy } = this.#shelf;
    const first = await this.#read(current);
    if (first.ok) {
      this.#put(first.value);
      return null;
    }
    const second = await this.#read(before);
    // What is passed over must not be gone back to, nor push the good one out when another is kept.
    this.#shelf = {
      ...this.#shelf,
      ...(second.ok
        ? { current: before, provenBy: beforeProvenBy }
        : { current: null, provenBy: null }),
      ...{ before: null, beforeProvenBy: null },
    };
    this.#put(second.ok ? second.value : this.#builtIn);
    return first.fault;
  }

  /** Keeps a proven content, which must be the pack of this number, as the pack in force. */
  keep(text: string, number: number): Promise<Result<ReaderPack, Fault>> {
    return this.#inTurn(() => this.#keep(text, number));
  }

  async #keep(text: string, number: number): Promise<Result<ReaderPack, Fault>> {
    const pack = parseReaderPack(text);
    if (!pack.ok) return pack;
    if (pack.value.number !== number) {
      return err(fault('pack/broken', `Pack ${number} calls itself ${pack.value.number}`));
    }
    const sha512 = sha512Of(text);
    const written = await onDisk(async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeDurably(this.#fileOf(sha512), text);
      return ok(null);
    });
    if (!written.ok) return written;
    const [before, beforeProvenBy] = this.isBuiltIn
      ? [null, null]
      : [this.#shelf.current, this.#shelf.provenBy];
    const saved = await this.#save({
      ...this.#shelf,
      ...{ current: { number, sha512 }, provenBy: null, before, beforeProvenBy },
    });
    if (!saved.ok) return saved;
    this.#put(pack.value);
    return ok(this.#inForce);
  }

  /** Back to the one before, and to the one that is built in when there is none. */
  goBack(isUnfit: boolean): Promise<Result<ReaderPack, Fault>> {
    const { number } = this.#inForce;
    return this.#inTurn(() => this.#goBackFrom(number, isUnfit));
  }

  async #goBackFrom(from: number, isUnfit: boolean): Promise<Result<ReaderPack, Fault>> {
    const { before, beforeProvenBy, unfit, untold } = this.#shelf;
    const marked = isUnfit ? [from] : [];
    const next = {
      ...this.#shelf,
      unfit: [...unfit, ...marked].slice(-mostUnfit),
      untold: [...untold, ...marked].slice(-mostUnfit),
      ...{ before: null, beforeProvenBy: null },
    };
    // Another one was kept meanwhile: that stays, and is not followed by the one that is given up.
    if (this.#inForce.number !== from) {
      const marks = await this.#save(next);
      return marks.ok ? ok(this.#inForce) : marks;
    }
    const left = await this.#read(before);
    const saved = await this.#save({
      ...next,
      ...(left.ok
        ? { current: before, provenBy: beforeProvenBy }
        : { current: null, provenBy: null }),
    });
    if (!saved.ok) return saved;
    this.#put(left.ok ? left.value : this.#builtIn);
    return ok(this.#inForce);
  }

  async proven(version: string): Promise<void> {
    const { number } = this.#inForce;
    await this.#inTurn(async () => {
      // What was kept meanwhile has proven nothing; what cannot be written is proven anew after the next start.
      if (this.#inForce.number === number) await this.#save({ ...this.#shelf, provenBy: version });
    });
  }

  /** One change at a time: each begins with what the one before it left. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(change);
    // Whatever came of it, the next may begin; its own caller hears of a bug.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** A newer program may have built in a newer one. */
  #put(pack: ReaderPack): void {
    this.#inForce = pack.number > this.#builtIn.number ? pack : this.#builtIn;
  }

  async #save(shelf: Shelf): Promise<Result<null, Fault>> {
    const kept = await this.#settings.keep(name, shelf);
    if (!kept.ok) return kept;
    this.#shelf = shelf;
    return onDisk(async () => {
      const named = [shelf.current, shelf.before].map((held) => held && `${held.sha512}.json`);
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      for (const file of await readdir(this.#folder)) {
        if (!named.includes(file)) await rm(join(this.#folder, file), { force: true });
      }
      return ok(null);
    });
  }

  #read(held: Held | null): Promise<Result<ReaderPack, Fault>> {
    return onDisk(async () => {
      if (held === null) return ok(this.#builtIn);
      const text = await readIfThere(this.#fileOf(held.sha512));
      return text === null || sha512Of(text) !== held.sha512
        ? err(fault('pack/broken', `Pack ${held.number} is not on the disk as it was kept`))
        : parseReaderPack(text);
    });
  }

  #fileOf(sha512: string): string {
    return join(this.#folder, `${sha512}.json`);
  }
}
