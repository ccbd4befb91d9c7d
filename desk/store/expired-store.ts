import { dayAfter } from '../../shared/domain/right.ts';
import { mostExpired } from '../../shared/contract/management-routes.ts';
import {
  disturbanceDays,
  type ExpiredItem,
  supplierCheckDays,
} from '../../shared/domain/management/expired.ts';
import type {
  KnownSupplier,
  SupplierContact,
} from '../../shared/domain/management/supplier-contact.ts';
import { disturbanceWordsSchema } from '../../shared/domain/disturbance.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const wordsText = storedJson(
  disturbanceWordsSchema.pick({ title: true, text: true, categories: true }),
);

/** Reads of one kind what somebody should have looked at by a day. */
type Look = (db: Db, today: string) => Promise<readonly ExpiredItem[]>;

const instructions: Look = async (db, today) => {
  const rows = await db
    .selectFrom('instruction')
    .select(['instruction_id', 'title', 'owner_name', 'review_by'])
    .where('published_version', 'is not', null)
    .where('retired_at', 'is', null)
    .where('review_by', '<=', today)
    .orderBy('review_by')
    .limit(mostExpired)
    .execute();
  return rows.map((row) => ({
    kind: 'instruction',
    id: row.instruction_id,
    name: row.title,
    owner: row.owner_name,
    since: row.review_by,
  }));
};

const suppliers: Look = async (db, today) => {
  const known = await supplierContacts(db);
  const last = dayAfter(today, -supplierCheckDays);
  return known
    .filter(({ checkedOn }) => checkedOn === null || checkedOn <= last)
    .map(({ supplierId, name, checkedOn }): ExpiredItem => {
      const since = checkedOn === null ? today : dayAfter(checkedOn, supplierCheckDays);
      return { kind: 'supplier', id: supplierId, name, owner: null, since };
    })
    .slice(0, mostExpired);
};

const disturbances: Look = async (db, today) => {
  const rows = await db
    .selectFrom('disturbance')
    .select(['disturbance_id', 'words', 'owner', 'from_at'])
    .where('state', '=', 'known')
    .where('from_at', '<', dayAfter(today, -disturbanceDays))
    .orderBy('from_at')
    .limit(mostExpired)
    .execute();
  return rows.map((row) => ({
    kind: 'disturbance',
    id: row.disturbance_id,
    name: wordsText.parse(row.words).title.nl,
    owner: row.owner,
    since: dayAfter(row.from_at.slice(0, 10), disturbanceDays),
  }));
};

const improvements: Look = async (db, today) => {
  const rows = await db
    .selectFrom('improvement')
    .select(['improvement_id', 'title', 'subject', 'owner', 'due_on'])
    .where('state', 'in', ['planned', 'doing'])
    .where('due_on', '<', today)
    .orderBy('due_on')
    .limit(mostExpired)
    .execute();
  return rows.map((row) => ({
    kind: 'improvement',
    id: row.improvement_id,
    name: row.title === '' ? row.subject : row.title,
    owner: row.owner,
    since: row.due_on ?? today,
  }));
};

const leftDevices: Look = async (db, today) => {
  const rows = await db
    .selectFrom('left_device')
    .select(['left_id', 'device_name', 'left_by', 'promised_at'])
    .where('handed_out_at', 'is', null)
    .where('promised_at', '<', today)
    .orderBy('promised_at')
    .limit(mostExpired)
    .execute();
  return rows.map((row) => ({
    kind: 'left-device',
    id: row.left_id,
    name: row.device_name,
    owner: row.left_by,
    since: row.promised_at.slice(0, 10),
  }));
};

const looks = [instructions, suppliers, disturbances, improvements, leftDevices];

/** What somebody should have looked at by a day, kind after kind. */
export async function expiredItems(db: Db, today: string): Promise<ExpiredItem[]> {
  const found: ExpiredItem[] = [];
  for (const look of looks) found.push(...(await look(db, today)));
  return found;
}

/** How each supplier is reached, by name. */
export async function supplierContacts(db: Db): Promise<KnownSupplier[]> {
  const rows = await db
    .selectFrom('supplier')
    .leftJoin('supplier_contact', 'supplier_contact.supplier_id', 'supplier.supplier_id')
    .select([
      'supplier.supplier_id',
      'supplier.name',
      'supplier_contact.phone',
      'supplier_contact.email',
      'supplier_contact.hours',
      'supplier_contact.contract',
      'supplier_contact.checked_on',
    ])
    .orderBy('supplier.name')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    supplierId: row.supplier_id,
    name: row.name,
    phone: row.phone ?? '',
    email: row.email ?? '',
    hours: row.hours ?? '',
    contract: row.contract ?? '',
    checkedOn: row.checked_on,
  }));
}

/** Writes how a supplier is reached; the supplier must be there. */
export async function keepSupplierContact(
  db: Db,
  supplierId: string,
  { phone, email, hours, contract, checkedOn }: SupplierContact,
): Promise<void> {
  const facts = { phone, email, hours, contract, checked_on: checkedOn };
  await db
    .insertInto('supplier_contact')
    .values({ supplier_id: supplierId, ...facts })
    .onConflict((conflict) => conflict.column('supplier_id').doUpdateSet(facts))
    .execute();
}
