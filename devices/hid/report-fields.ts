/** One field of a report: `count` values of `bits` bits each. */
export interface HidField {
  readonly kind: 'input' | 'output' | 'feature';
  /** 0 when the interface numbers no reports. */
  readonly reportId: number;
  /** Where its first value begins, behind the report's number. */
  readonly bitOffset: number;
  readonly bits: number;
  readonly count: number;
  /** An array names what is on; a variable has a value for each usage (HID 1.11 section 6.2.2.5). */
  readonly array: boolean;
  /** Filler that means nothing. */
  readonly constant: boolean;
  readonly logicalMinimum: number;
  readonly logicalMaximum: number;
  readonly unit: number;
  readonly unitExponent: number;
  /** Usages one after the other, page in the upper 16 bits. */
  readonly usages: readonly UsageRange[];
}

/** From and to, inclusive, each with its page in the upper 16 bits. */
export interface UsageRange {
  readonly first: number;
  readonly last: number;
}

/** Linux' HID_MAX_BUFFER_SIZE is 16384 bytes; no real interface has so many fields or usages. */
const limit = { bits: 16_384 * 8, fields: 512, usages: 512, stack: 16 } as const;

interface GlobalState {
  readonly usagePage: number;
  readonly logicalMinimum: number;
  readonly logicalMaximum: number;
  /** As unsigned, for the common mistake of a maximum without its sign byte. */
  readonly logicalMaximumUnsigned: number;
  readonly unitExponent: number;
  readonly unit: number;
  readonly reportSize: number;
  readonly reportId: number;
  readonly reportCount: number;
}

const initially: GlobalState = {
  usagePage: 0,
  logicalMinimum: 0,
  logicalMaximum: 0,
  logicalMaximumUnsigned: 0,
  unitExponent: 0,
  unit: 0,
  reportSize: 0,
  reportId: 0,
  reportCount: 0,
};

interface ItemValue {
  readonly unsigned: number;
  readonly signed: number;
  readonly size: number;
}

/** The state that items build up and the fields that come of it, HID 1.11 sections 6.2.2.7 and 6.2.2.8. */
export class ReportFields {
  readonly #fields: HidField[] = [];
  readonly #ids = new Set<number>();
  /** Bits used so far, by kind and report number. */
  readonly #offsets = new Map<string, number>();
  readonly #stack: GlobalState[] = [];
  #state = initially;
  #usages: UsageRange[] = [];
  #minimum: number | null = null;

  get all(): readonly HidField[] {
    return this.#fields;
  }

  get reportIds(): readonly number[] {
    return [...this.#ids].toSorted((one, other) => one - other);
  }

  /** False for what no descriptor may hold. */
  global(tag: number, { unsigned, signed }: ItemValue): boolean {
    const state = this.#state;
    switch (tag) {
      case 0:
        this.#state = { ...state, usagePage: unsigned & 0xffff };
        return true;
      case 1:
        this.#state = { ...state, logicalMinimum: signed };
        return true;
      case 2:
        this.#state = { ...state, logicalMaximum: signed, logicalMaximumUnsigned: unsigned };
        return true;
      case 5:
        // Section 6.2.2.7: a signed nibble.
        this.#state = { ...state, unitExponent: ((unsigned & 0x0f) ^ 8) - 8 };
        return true;
      case 6:
        this.#state = { ...state, unit: unsigned };
        return true;
      case 7:
        this.#state = { ...state, reportSize: unsigned };
        return unsigned <= limit.bits;
      case 8:
        this.#ids.add(unsigned);
        this.#state = { ...state, reportId: unsigned };
        return unsigned > 0 && unsigned <= 0xff;
      case 9:
        this.#state = { ...state, reportCount: unsigned };
        return unsigned <= limit.bits;
      case 10:
        this.#stack.push(state);
        return this.#stack.length <= limit.stack;
      case 11: {
        const before = this.#stack.pop();
        if (before !== undefined) this.#state = before;
        return before !== undefined;
      }
      default:
        return true;
    }
  }

  local(tag: number, { unsigned, size }: ItemValue): void {
    // A usage of four bytes brings its own page (section 6.2.2.8).
    const usage = size === 4 ? unsigned : this.#state.usagePage * 0x1_0000 + unsigned;
    if (tag === 0) this.#addUsage(usage, usage);
    if (tag === 1) this.#minimum = usage;
    if (tag === 2 && this.#minimum !== null) {
      this.#addUsage(this.#minimum, usage);
      this.#minimum = null;
    }
  }

  firstUsage(): { readonly usagePage: number; readonly usage: number } | null {
    const first = this.#usages[0]?.first;
    if (first === undefined) return null;
    return { usagePage: Math.floor(first / 0x1_0000), usage: first & 0xffff };
  }

  forgetLocal(): void {
    this.#usages = [];
    this.#minimum = null;
  }

  /** Takes an Input, Output or Feature item; false when the report grows beyond all measure. */
  add(kind: HidField['kind'], flags: number): boolean {
    const state = this.#state;
    const place = `${kind} ${state.reportId}`;
    const bitOffset = this.#offsets.get(place) ?? 0;
    const end = bitOffset + state.reportSize * state.reportCount;
    if (end > limit.bits || this.#fields.length >= limit.fields) return false;
    this.#offsets.set(place, end);
    const { logicalMinimum, logicalMaximum, logicalMaximumUnsigned } = state;
    this.#fields.push({
      kind,
      reportId: state.reportId,
      bitOffset,
      bits: state.reportSize,
      count: state.reportCount,
      constant: (flags & 0x01) !== 0,
      array: (flags & 0x02) === 0,
      logicalMinimum,
      // `25 ff` is written for 255 by many: a maximum below a minimum of 0 or more is read unsigned.
      logicalMaximum:
        logicalMaximum < logicalMinimum && logicalMinimum >= 0
          ? logicalMaximumUnsigned
          : logicalMaximum,
      unit: state.unit,
      unitExponent: state.unitExponent,
      usages: this.#usages,
    });
    return true;
  }

  #addUsage(first: number, last: number): void {
    if (this.#usages.length < limit.usages && last >= first) this.#usages.push({ first, last });
  }
}
