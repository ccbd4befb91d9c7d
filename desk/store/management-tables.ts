import type { Kysely } from 'kysely';
import type {
  ImprovementSource,
  ImprovementState,
} from '../../shared/domain/management/improvement.ts';

/** One shift of one person. Days are local dates, times `08:30`. */
export interface ShiftTable {
  readonly shift_id: string;
  readonly account_id: string;
  readonly day: string;
  readonly from_time: string;
  readonly until_time: string;
  readonly counter: string;
  /** JSON, spans of hours. */
  readonly breaks: string;
}

/** Tickets of a span of days that were drawn to be read by somebody else. */
export interface QualitySampleTable {
  readonly sample_id: string;
  readonly from_on: string;
  readonly until_on: string;
  readonly drawn_at: string;
  readonly drawn_by: string;
}

/** A ticket of a sample; `verdicts` is null until it was read. */
export interface QualityReviewTable {
  readonly sample_id: string;
  readonly ticket_id: string;
  readonly place: number;
  readonly handled_by: string;
  readonly handled_by_id: string;
  /** JSON, criterion → verdict. */
  readonly verdicts: string | null;
  readonly remark: string;
  readonly reviewed_by: string | null;
  readonly reviewed_at: string | null;
}

export interface ImprovementTable {
  readonly improvement_id: string;
  /** Empty for a proposal of the desk that nobody worded yet. */
  readonly title: string;
  readonly action: string;
  readonly owner: string;
  readonly due_on: string | null;
  readonly state: ImprovementState;
  readonly outcome: string;
  readonly source: ImprovementSource;
  /** What the figures speak of; empty for what a person wrote. */
  readonly subject: string;
  /** JSON, or null for what a person wrote. */
  readonly evidence: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** How a supplier is reached, beside his name; a row comes with the first thing that is known. */
export interface SupplierContactTable {
  readonly supplier_id: string;
  readonly phone: string;
  readonly email: string;
  readonly hours: string;
  readonly contract: string;
  readonly checked_on: string | null;
}

export interface ManagementTables {
  readonly shift: ShiftTable;
  readonly quality_sample: QualitySampleTable;
  readonly quality_review: QualityReviewTable;
  readonly improvement: ImprovementTable;
  readonly supplier_contact: SupplierContactTable;
}

export async function createManagement(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shift')
    .addColumn('shift_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('account.account_id').onDelete('cascade'),
    )
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('from_time', 'text', (column) => column.notNull())
    .addColumn('until_time', 'text', (column) => column.notNull())
    .addColumn('counter', 'text', (column) => column.notNull())
    .addColumn('breaks', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('shift_day').on('shift').columns(['day', 'from_time']).execute();
  await db.schema
    .createTable('quality_sample')
    .addColumn('sample_id', 'text', (column) => column.primaryKey())
    .addColumn('from_on', 'text', (column) => column.notNull())
    .addColumn('until_on', 'text', (column) => column.notNull())
    .addColumn('drawn_at', 'text', (column) => column.notNull())
    .addColumn('drawn_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('quality_review')
    .addColumn('sample_id', 'text', (column) =>
      column.notNull().references('quality_sample.sample_id').onDelete('cascade'),
    )
    .addColumn('ticket_id', 'text', (column) =>
      column.notNull().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('handled_by', 'text', (column) => column.notNull())
    .addColumn('handled_by_id', 'text', (column) => column.notNull())
    .addColumn('verdicts', 'text')
    .addColumn('remark', 'text', (column) => column.notNull())
    .addColumn('reviewed_by', 'text')
    .addColumn('reviewed_at', 'text')
    .addPrimaryKeyConstraint('quality_review_key', ['sample_id', 'ticket_id'])
    .execute();
  await db.schema
    .createTable('improvement')
    .addColumn('improvement_id', 'text', (column) => column.primaryKey())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('supplier_contact')
    .addColumn('supplier_id', 'text', (column) =>
      column.primaryKey().references('supplier.supplier_id').onDelete('cascade'),
    )
    .addColumn('phone', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('hours', 'text', (column) => column.notNull())
    .addColumn('contract', 'text', (column) => column.notNull())
    .addColumn('checked_on', 'text')
    .execute();
}
