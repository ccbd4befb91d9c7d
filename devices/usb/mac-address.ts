/** A network address in one way of writing, `00:e0:4c:68:01:23`; null for none, all zeros or all ones. */
export function macAddress(text: string | null): string | null {
  const digits = (text ?? '').trim().toLowerCase().replaceAll(/[:-]/gu, '');
  if (!/^[0-9a-f]{12}$/u.test(digits) || /^(?:0{12}|f{12})$/u.test(digits)) return null;
  return (digits.match(/../gu) ?? []).join(':');
}
