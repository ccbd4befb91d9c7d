/**
 * Whether this is the number of a bank account: country, two check digits, account (ISO 13616-1), and
 * the check digits fit (ISO 7064, MOD 97-10). Spaces are already gone, letters are capitals.
 */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$/u.test(text)) return false;
  let remainder = 0;
  for (const letter of `${text.slice(4)}${text.slice(0, 4)}`) {
    // A is 10, Z is 35.
    const value = Number.parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
