import type { Failure } from '../suites/suite.ts';

/** The checks that a guest's console says did not hold (test/lab/usb/checks.ts prints them). */
export function failedChecks(text: string): readonly Failure[] {
  return [...text.matchAll(/^LAB ✗ (.*)((?:\r?\nLAB {5}.*)*)/gmu)].map(
    ([, name = '', lines = '']) => ({ name, error: lines.replaceAll(/\nLAB {5}/gu, '\n').trim() }),
  );
}

/** The failure of a guest that was gone before its checks had ended. */
export function endedEarly(text: string): Failure {
  return { name: 'the guest ended before its checks did', error: text.slice(-1000) };
}
