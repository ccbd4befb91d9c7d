import { z } from 'zod';
import {
  type Instruction,
  type InstructionContent,
  type InstructionLine,
  type InstructionStamp,
  type InstructionVersion,
  instructionContentSchema,
  variantKey,
} from '../../shared/domain/instruction.ts';
import { stateOf } from '../../shared/domain/instruction-rules.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type {
  InstructionStampTable,
  InstructionTable,
  InstructionVersionTable,
} from './instruction-tables.ts';
import { storedJson } from './stored-json.ts';

/** What a version says, as it is stored. */
export const instructionText = storedJson(instructionContentSchema);

const keysSchema = z.string().transform((text) => text.split(' ').filter((key) => key !== ''));

/** What the list shows of a content, beside its row. */
export function shownOf(content: InstructionContent): {
  readonly title: string;
  readonly variants: string;
} {
  return {
    title: content.variants.find(({ title }) => title !== '')?.title ?? '',
    variants: content.variants.map(variantKey).join(' '),
  };
}

/** What the content of an instruction is called in each language; in one that it does not have, as in the other. */
export function titlesOf(content: string): Readonly<Record<Locale, string>> {
  const { variants } = instructionText.parse(content);
  const title = (locale: Locale) =>
    variants.find((each) => each.locale === locale && each.title !== '')?.title;
  const [nl, en] = [title('nl'), title('en')];
  return { nl: nl ?? en ?? '', en: en ?? nl ?? '' };
}

function standingOf(row: InstructionTable) {
  return {
    stage: row.stage,
    publishedVersion: row.published_version,
    retired: row.retired_at !== null,
    reviewBy: row.review_by,
  };
}

function ownerOf(row: InstructionTable): Instruction['owner'] {
  return row.owner_id === null ? null : { accountId: row.owner_id, name: row.owner_name ?? '' };
}

/** One line of the list, as it stands today. */
export function lineOf(row: InstructionTable, today: string): InstructionLine {
  return {
    instructionId: row.instruction_id,
    slug: row.slug,
    title: row.title,
    state: stateOf(standingOf(row), today),
    pending: row.published_version === null || row.stage === 'published' ? null : row.stage,
    owner: ownerOf(row),
    reviewBy: row.review_by,
    variants: keysSchema.parse(row.variants),
    verified: row.verified === 1,
    changedAt: row.changed_at,
  };
}

export function versionOf(row: InstructionVersionTable): InstructionVersion {
  return {
    version: row.version,
    stage: row.stage,
    writtenBy: { accountId: row.written_by_id, name: row.written_by },
    writtenAt: row.written_at,
    approvedBy:
      row.approved_by === null ? null : { accountId: row.approved_by_id, name: row.approved_by },
    publishedAt: row.published_at,
    unverifiedBecause: row.unverified_because,
    returnedBecause: row.returned_because,
  };
}

export function stampOf(row: InstructionStampTable): InstructionStamp {
  return {
    stampId: row.stamp_id,
    version: row.version,
    deviceKind: row.device_kind,
    model: row.model,
    osVersion: row.os_version,
    readoutId: row.readout_id,
    by: { accountId: row.by_id, name: row.by },
    at: row.at,
  };
}

/** All of it; `versions` are newest first and begin with the newest of all. */
export function wholeOf(
  row: InstructionTable,
  versions: readonly InstructionVersionTable[],
  stamps: readonly InstructionStampTable[],
  today: string,
): Instruction {
  const [newest] = versions;
  if (newest === undefined) throw new Error(`Instruction ${row.instruction_id} has no version`);
  return {
    instructionId: row.instruction_id,
    slug: row.slug,
    revision: row.revision,
    state: stateOf(standingOf(row), today),
    owner: ownerOf(row),
    reviewBy: row.review_by,
    retiredBecause: row.retired_because,
    version: versionOf(newest),
    content: instructionText.parse(newest.content),
    publishedVersion: row.published_version,
    versions: versions.map(versionOf),
    stamps: stamps.map(stampOf),
  };
}
