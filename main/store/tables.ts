import type { Generated } from 'kysely';
import type { Database } from '../../shared/storage/database.ts';

/** Life of a visit in the kiosk. Times are milliseconds since 1970 (UTC); yes and no are 1 and 0. */
export interface VisitTable {
  visit_id: string;
  /** Kept only while the visit is open. */
  resume_code: string | null;
  state: 'open' | 'submitted' | 'delivered' | 'dropped';
  /** 1: nobody stands before it any more; only its resume code opens it. */
  left: number;
  started_at: number;
  active_at: number;
  visit_code: string | null;
  ticket_number: number | null;
  delivered_at: number | null;
}

/** Append-only; erased whole with its visit. */
export interface StepTable {
  visit_id: string;
  seq: number;
  document: string;
}

/** A photo that waits for delivery. */
export interface PhotoTable {
  visit_id: string;
  hash: string;
  jpeg: Uint8Array;
  /** 1: its ticket is at the desk, so the photo may follow. */
  due: number;
}

/** The record of the exchanges of one reading that waits for delivery. */
export interface ExchangeRecordTable {
  visit_id: string;
  hash: string;
  /** Exactly the text whose SHA-256 is `hash`. */
  document: string;
  /** 1: its ticket is at the desk, so the record may follow. */
  due: number;
}

/** What a visitor said of a step of an instruction, in the order in which he said it. */
export interface StepAnswerTable {
  seq: Generated<number>;
  visit_id: string;
  /** What the desk is sent, as JSON. */
  document: string;
  /** 1: its ticket is at the desk, so the answer may follow. */
  due: number;
}

/** A submitted visit that the desk has not confirmed. */
export interface OutboxTable {
  visit_id: string;
  submitted_at: number;
  kiosk_code: string;
  /** Which number the visitor was shown. */
  shown: 'none' | 'kiosk';
  /** The intake exactly as it is sent, on every try. */
  document: string;
  attempts: number;
  next_try_at: number;
}

/** What the visitor took away, for a second slip; short-lived. */
export interface ReceiptTable {
  visit_id: string;
  made_at: number;
  document: string;
}

export interface SettingTable {
  name: string;
  document: string;
}

/** Last number given from the kiosk's own range on one day. */
export interface CodeCounterTable {
  day: string;
  last: number;
}

/** What a tester did and the desk does not have yet, in the order in which it was done. */
export interface TestNoteTable {
  seq: Generated<number>;
  /** By which the tester is known; gone with the note. */
  code: string;
  document: string;
  jpeg: Uint8Array | null;
}

/** The page of a tester who is here, or of whom something waits. */
export interface TestPageTable {
  code: string;
  document: string;
}

/** A photo of a step of an instruction, as the desk sent it. */
export interface InstructionPhotoTable {
  seq: Generated<number>;
  hash: string;
  jpeg: Uint8Array;
}

export interface KioskTables {
  visit: VisitTable;
  step: StepTable;
  photo: PhotoTable;
  exchange_record: ExchangeRecordTable;
  step_answer: StepAnswerTable;
  outbox: OutboxTable;
  receipt: ReceiptTable;
  setting: SettingTable;
  code_counter: CodeCounterTable;
  test_note: TestNoteTable;
  test_page: TestPageTable;
  instruction_photo: InstructionPhotoTable;
}

export type KioskDatabase = Database<KioskTables>;
