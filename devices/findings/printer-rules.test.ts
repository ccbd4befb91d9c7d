import { describe, expect, it } from 'vitest';
import { findingSchema } from '../../shared/domain/readout.ts';
import { codesOf, factsOf, type Values } from './facts.test-support.ts';
import { findingsOf } from './find.ts';

const found = (values: Values) => findingsOf(factsOf(values));
const codes = (values: Values) => codesOf(found(values));
const reasons = (...list: readonly string[]) => codes({ 'printer.reasons': [...list] });

describe('a printer', () => {
  const ready = { 'printer.paper-empty': false, 'printer.online': true, 'printer.error': false };

  it('that is ready has nothing', () => {
    expect(codes(ready)).toEqual([]);
    expect(codes({ ...ready, 'printer.state': 'idle', 'supply.lowest': 11 })).toEqual([]);
  });

  it('without paper is not blamed for being offline or in error besides', () => {
    expect(
      codes({ 'printer.paper-empty': true, 'printer.online': false, 'printer.error': true }),
    ).toEqual(['printer-out-of-paper']);
  });

  it('is in error or offline, never both', () => {
    expect(codes({ ...ready, 'printer.error': true })).toEqual(['printer-error']);
    expect(codes({ ...ready, 'printer.online': false })).toEqual(['printer-offline']);
    expect(codes({ ...ready, 'printer.online': false, 'printer.error': true })).toEqual([
      'printer-error',
    ]);
  });

  it('tells its reasons, whatever their severity', () => {
    expect(reasons('media-jam-error')).toEqual(['printer-jam']);
    expect(reasons('media-jam')).toEqual(['printer-jam']);
    expect(reasons('media-empty-warning')).toEqual(['printer-out-of-paper']);
    expect(reasons('media-needed')).toEqual(['printer-out-of-paper']);
    expect(reasons('door-open-report')).toEqual(['printer-cover-open']);
    expect(reasons('paused')).toEqual(['printer-paused']);
    expect(reasons('toner-low-warning')).toEqual(['printer-supply-low']);
    expect(reasons('marker-supply-empty-error')).toEqual(['printer-supply-empty']);
    expect(reasons('media-low-report', 'other')).toEqual([]);
  });

  it('that stopped for no known reason says so, with the reasons that it has', () => {
    expect(
      found({ 'printer.state': 'stopped', 'printer.reasons': ['fuser-over-temp-error'] }),
    ).toMatchObject([
      { code: 'printer-stopped', verdict: 'fault', params: { reasons: 'fuser-over-temp' } },
    ]);
    expect(codes({ 'printer.state': 'stopped', 'printer.reasons': ['media-jam'] })).toEqual([
      'printer-jam',
    ]);
  });

  it('that stopped for more reasons than fit still gives a finding that may be sent', () => {
    const many = Array.from({ length: 16 }, (_one, at) => `${'long-reason-'.repeat(6)}${at}`);
    const [stopped] = found({ 'printer.state': 'stopped', 'printer.reasons': many });

    expect(stopped?.code).toBe('printer-stopped');
    expect(findingSchema.safeParse(stopped).success).toBe(true);
  });

  it('has little ink at its own limit, or at ten percent when it has none', () => {
    expect(codes({ 'supply.lowest': 10 })).toEqual(['printer-supply-low']);
    expect(codes({ 'supply.lowest': 11 })).toEqual([]);
    expect(codes({ 'supply.lowest': 15, 'supply.low-at': 15 })).toEqual(['printer-supply-low']);
    expect(codes({ 'supply.lowest': 9, 'supply.low-at': 5 })).toEqual([]);
    expect(found({ 'supply.lowest': 0, 'supply.lowest-name': 'Cyan ink' })).toMatchObject([
      { code: 'printer-supply-empty', params: { name: 'Cyan ink', percent: '0' } },
    ]);
  });

  it('does not name a supply that only its reason speaks of', () => {
    const full = { 'supply.lowest': 60, 'supply.lowest-name': 'Black' };

    expect(found({ ...full, 'printer.reasons': ['toner-empty-error'] })).toMatchObject([
      { params: { name: '?', percent: '?' }, basedOn: ['printer.reasons'] },
    ]);
  });

  it('may need the driver of its maker', () => {
    expect(
      found({ 'printer.needs-own-driver': true, 'printer.languages': ['CAPT1.1'] }),
    ).toMatchObject([{ code: 'printer-needs-own-driver', params: { languages: 'CAPT1.1' } }]);
    expect(codes({ 'printer.needs-own-driver': false })).toEqual([]);
  });
});
