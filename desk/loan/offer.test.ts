import { expect, it } from 'vitest';
import { standInsFor } from './offer.ts';

const incident = {
  reportType: 'incident',
  status: 'in-progress',
  deviceKind: null,
  category: 'screen',
} as const;

it('offers a stand-in for the device of an incident, and for nothing else', () => {
  expect(standInsFor({ ...incident, deviceKind: 'laptop' })).toEqual(['laptop']);
  expect(standInsFor({ ...incident, deviceKind: 'mouse' })).toEqual(['peripheral']);
  expect(standInsFor({ ...incident, deviceKind: 'storage' })).toEqual([]);
  expect(standInsFor({ ...incident, reportType: 'information' })).toEqual([]);
  expect(standInsFor({ ...incident, status: 'closed' })).toEqual([]);
});

it('offers what people have most when only the trouble is known to be of a device', () => {
  expect(standInsFor(incident)).toEqual(['laptop', 'phone', 'tablet']);
  expect(standInsFor({ ...incident, category: 'password' })).toEqual([]);
});
