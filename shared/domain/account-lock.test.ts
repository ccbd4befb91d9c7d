import { expect, it } from 'vitest';
import { accountLockKind, lockOfFacts, serialsOf } from './account-lock.ts';

it('knows which lock a device can have', () => {
  expect([
    accountLockKind({ type: 'phone', maker: 'Apple' }),
    accountLockKind({ type: 'tablet', maker: 'apple inc.' }),
    accountLockKind({ type: 'laptop', maker: 'Apple' }),
    accountLockKind({ type: 'phone', maker: 'Samsung' }),
    accountLockKind({ type: 'laptop', maker: 'Dell' }),
    accountLockKind({ type: 'dock', maker: 'Apple' }),
    accountLockKind({ type: 'phone', maker: 'Applejack' }),
  ]).toEqual(['apple', 'apple', 'apple', 'google', null, null, 'google']);
});

it('takes the lock from a reading only when it says it', () => {
  expect([
    lockOfFacts([{ key: 'apple.find-my', value: true }]),
    lockOfFacts([{ key: 'apple.find-my', value: false }]),
    lockOfFacts([{ key: 'apple.activation', value: 'Activated' }]),
    lockOfFacts([{ key: 'apple.find-my', value: 'yes' }]),
  ]).toEqual(['locked', 'free', null, null]);
});

it('finds the serial number of whatever was read', () => {
  const facts = [
    { key: 'device.serial', value: '0000801A' },
    { key: 'apple.serial', value: 'F2LX1ABC' },
    { key: 'label.serial', value: '' },
  ];

  expect(serialsOf(facts)).toEqual(['F2LX1ABC', '0000801A']);
  expect(serialsOf([])).toEqual([]);
});
