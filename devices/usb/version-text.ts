/** A version in binary-coded decimal as text, `0x0210` as `2.10` (USB 2.0 section 9.6.1). */
export function versionText(bcd: number): string {
  return `${(bcd >> 8).toString(16)}.${(bcd & 0xff).toString(16).padStart(2, '0')}`;
}
