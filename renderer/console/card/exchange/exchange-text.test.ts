import { expect, it } from 'vitest';
import type { RecordedExchange } from '../../../../shared/domain/exchange-record.ts';
import { hexLines, setupFields } from './exchange-text.ts';

const control: RecordedExchange = {
  kind: 'control-in',
  interfaceNumber: null,
  endpoint: null,
  name: 'GET_DESCRIPTOR',
  question: { length: 8, hex: '8006000f00000500', left: 'nothing' },
  sent: null,
  answer: null,
  fault: 'device/stalled',
  microseconds: 90,
};

it('shows sixteen bytes on a line with their place and their letters', () => {
  const hex = Buffer.from('USBC\0<script>&lt;\x7f!').toString('hex');

  expect(hexLines(hex)).toBe(
    [
      '0000  55 53 42 43 00 3c 73 63 72 69 70 74 3e 26 6c 74  USBC.<script>&lt',
      '0010  3b 7f 21                                         ;.!',
    ].join('\n'),
  );
  expect(hexLines('')).toBe('');
});

it('takes a setup packet apart by the names of its fields', () => {
  expect(setupFields(control)).toBe(
    'bmRequestType 0x80 · bRequest 0x06 · wValue 0x0f00 · wIndex 0x0000 · wLength 5',
  );
});

it('takes nothing apart that is no whole setup packet', () => {
  const question = { length: 8, hex: '8006', left: 'too-long' } as const;

  expect(setupFields({ ...control, question })).toBeNull();
  expect(setupFields({ ...control, kind: 'bulk-in' })).toBeNull();
});
