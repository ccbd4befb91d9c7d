import type { Kysely } from 'kysely';
import type { Skill } from '../../shared/domain/skill.ts';

/** What an account knows most about. */
export interface AccountSkillTable {
  readonly account_id: string;
  readonly skill: Skill;
}

/** What a ticket needs where that is not what follows from device and category; null: nothing special. */
export interface TicketNeedTable {
  readonly ticket_id: string;
  readonly skill: Skill | null;
}

/** An arrival writes to neither. */
export async function createSkills(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account_skill')
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('account.account_id').onDelete('cascade'),
    )
    .addColumn('skill', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('account_skill_key', ['account_id', 'skill'])
    .execute();
  await db.schema
    .createTable('ticket_need')
    .addColumn('ticket_id', 'text', (column) =>
      column.primaryKey().references('ticket.ticket_id').onDelete('cascade'),
    )
    .addColumn('skill', 'text')
    .execute();
}
