/**
 * Whether the last digit fits the others (ISO/IEC 7812-1 annex B, the same as 3GPP TS 23.003 annex B
 * for IMEI): every second digit from the right is doubled and its digits are added. It finds every
 * single wrong digit.
 */
export function luhnFits(digits: string): boolean {
  return /^[0-9]+$/u.test(digits) && luhnSum(digits) % 10 === 0;
}

/** The digit that has to follow these digits. */
export function luhnDigit(digits: string): string {
  return String((10 - (luhnSum(`${digits}0`) % 10)) % 10);
}

function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .reduce((sum, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return sum + (value > 9 ? value - 9 : value);
    }, 0);
}
