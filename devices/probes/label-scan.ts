import { maskedIccid } from '../../shared/domain/identifiers/iccid.ts';
import { maskedImei } from '../../shared/domain/identifiers/imei.ts';
import type { LabelReading } from '../../shared/domain/identifiers/label-reading.ts';
import type { LabelWay } from '../../shared/domain/label-entry.ts';
import { dellErrorMeaning } from '../labels/dell-codes.ts';
import { derived, measured, reported, type ProbeFact } from '../probe.ts';

export const labelScanId = 'label-scan';

/**
 * What a label says, as facts. Nothing is asked of the device: the label speaks for it, so nothing
 * but the way in is measured. Numbers of a person's subscription or radio stand there masked.
 */
export function labelFacts(
  readings: readonly LabelReading[],
  ways: readonly LabelWay[],
): readonly ProbeFact[] {
  return [measured('label.way', [...new Set(ways)]), ...readings.flatMap(factsOf)];
}

function factsOf(reading: LabelReading): readonly ProbeFact[] {
  switch (reading.kind) {
    case 'asset-tag':
      return [reported('label.asset-tag', reading.assetTag)];
    case 'lenovo':
      return [
        reported('label.serial', reading.label.serial),
        reported('label.machine-type', reading.label.machineType),
        derived('label.maker', 'Lenovo'),
      ];
    case 'serial':
      return reading.looksLike.length === 0
        ? [reported('label.serial', reading.serial)]
        : [
            reported('label.serial', reading.serial),
            derived('label.looks-like', [...reading.looksLike]),
          ];
    case 'express-code':
      return [
        reported('label.express-service-code', reading.expressCode),
        derived('label.serial', reading.serviceTag),
        derived('label.looks-like', ['Dell']),
      ];
    case 'imei':
      return [
        reported('label.imei', maskedImei(reading.imei)),
        derived('label.type-allocation-code', reading.imei.typeAllocationCode),
      ];
    case 'iccid':
      return [reported('label.iccid', maskedIccid(reading.iccid))];
    case 'mac':
      return [
        reported('label.mac', reading.mac.text),
        derived('label.mac-made-up', reading.mac.locallyAdministered),
      ];
    case 'hp-failure':
      return [
        reported('label.failure-code', reading.failureId),
        derived('label.failure-source', 'HP'),
        derived('label.maker', 'HP'),
        derived('label.failure-about', 'hardware'),
      ];
    case 'dell-error':
      return dellFacts(reading.error);
    case 'code':
      return [reported('label.code', reading.code)];
  }
}

function dellFacts(
  error: Extract<LabelReading, { kind: 'dell-error' }>['error'],
): readonly ProbeFact[] {
  const about = dellErrorMeaning(error.code);
  return [
    reported('label.failure-code', error.code),
    derived('label.failure-source', 'Dell'),
    derived('label.maker', 'Dell'),
    ...(error.validation === null ? [] : [reported('label.failure-validation', error.validation)]),
    ...(about === null ? [] : [derived('label.failure-about', about)]),
  ];
}
