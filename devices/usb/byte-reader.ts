/**
 * Reads little-endian values from bytes that may end anywhere. After the first read past the end
 * `failed` stays true and every read gives 0, '' or nothing, so that a parser checks once at its end.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get failed(): boolean {
    return this.#failed;
  }

  get offset(): number {
    return this.#offset;
  }

  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  u8(): number {
    const value = this.#failed ? undefined : this.#bytes[this.#offset];
    if (value === undefined) {
      this.#failed = true;
      return 0;
    }
    this.#offset += 1;
    return value;
  }

  u16(): number {
    return this.u8() + this.u8() * 0x100;
  }

  u32(): number {
    return this.u16() + this.u16() * 0x1_0000;
  }

  u64(): bigint {
    return BigInt(this.u32()) + BigInt(this.u32()) * 0x1_0000_0000n;
  }

  bytes(length: number): Uint8Array {
    if (this.#failed || length < 0 || length > this.left) {
      this.#failed = true;
      return new Uint8Array(0);
    }
    const part = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    return part;
  }
}
