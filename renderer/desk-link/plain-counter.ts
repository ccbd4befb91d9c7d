/** A counter that is a number or a letter is called "balie 2"; a name, as "Uitgifte", stands for itself. */
export function isPlainCounter(counter: string): boolean {
  return /^[0-9A-Za-z]{1,3}$/u.test(counter);
}
