import { expect, it } from 'vitest';
import { z } from 'zod';
import { escalationFactSchema } from '../../shared/domain/escalation.ts';
import type { Ticket, TicketIntake } from '../../shared/domain/ticket.ts';
import { pdfText } from '../paper/pdf-text.ts';
import { intake } from './desk-intake.ts';
import { iphoneReadout, readoutOf } from './desk-kiosks.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const packageSchema = z.looseObject({
  facts: z.array(z.strictObject({ fact: escalationFactSchema, value: z.string().nullable() })),
  findings: z.array(z.looseObject({ words: z.string() })),
  readout: z.array(z.looseObject({ key: z.string(), value: z.unknown() })),
  files: z.array(z.looseObject({ name: z.string() })),
});

/** How every desk escalates a ticket, whatever its database. */
export function escalates(desk: () => StartedDesk): void {
  const started = async (
    technician: DeskVisitor,
    change: Partial<TicketIntake> = {},
  ): Promise<Ticket> => {
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake(change) });
    const params = { ticketId };
    const { version } = (await technician.call('ticket.call', { params, body: { version: 1 } }))
      .item;
    return technician.call('ticket.start', { params, body: { version } });
  };
  const draft = {
    reason: 'Dit kan alleen de tweede lijn',
    tried: 'Kabel gewisseld',
    added: {},
    warranty: '',
    serial: 'masked',
  } as const;
  const idOf = async (visitor: DeskVisitor) => (await visitor.call('session.get', {})).accountId;

  it('tells a group, and leaves the ticket with its technician until a member takes it', async () => {
    const { admin } = desk();
    const [tom, mia, eve] = await Promise.all([
      desk().staff('technician', 'Tom'),
      desk().staff('technician', 'Mia'),
      desk().staff('technician', 'Eve'),
    ]);
    const body = { groupId: null, name: 'Netwerk', members: [await idOf(mia)] };
    const group = await admin.call('group.keep', { body });
    const { item } = await started(tom, { visitor: { kind: 'anonymous' } });
    const params = { ticketId: item.ticketId };
    const to = { kind: 'group', groupId: group.groupId } as const;

    const escalated = await tom.call('ticket.escalate', {
      params,
      body: { version: item.version, to, ...draft },
    });
    const waiting = await mia.call('escalation.list', {});
    const others = await eve.call('escalation.list', {});
    const [open] = waiting.escalations;
    const at = { ...params, escalationId: open?.escalation.escalationId ?? '' };
    const refused = await eve.refusal('escalation.take', { params: at });
    const taken = await mia.call('escalation.take', { params: at });
    const twice = await mia.refusal('escalation.take', { params: at });
    const { notices } = await mia.call('notice.list', {});

    expect(escalated.item).toMatchObject({ status: 'in-progress', assignee: { name: 'Tom' } });
    expect(escalated.history.at(-1)).toMatchObject({
      kind: 'ticket.escalated',
      words: draft.reason,
      details: { to: 'Netwerk', target: 'group', missing: 2 },
    });
    expect(open).toMatchObject({
      mine: true,
      ticket: params,
      escalation: { missing: ['who', 'contact'], targetName: 'Netwerk', tried: 'Kabel gewisseld' },
    });
    expect(others.escalations.find((each) => each.ticket.ticketId === item.ticketId)?.mine).toBe(
      false,
    );
    expect(refused.code).toBe('ticket/illegal-move');
    expect(taken.item).toMatchObject({ status: 'in-progress', assignee: { name: 'Mia' } });
    expect(twice.code).toBe('escalation/over');
    expect(notices[0]).toMatchObject({
      kind: 'escalated-to-group',
      details: { by: 'Tom', to: 'Netwerk' },
    });
  });

  it('gives a ticket to a person at once', async () => {
    const tom = await desk().staff('technician', 'Tom');
    const kim = await desk().staff('technician', 'Kim');
    const { item } = await started(tom);
    const params = { ticketId: item.ticketId };

    const escalated = await tom.call('ticket.escalate', {
      params,
      body: {
        ...draft,
        version: item.version,
        to: { kind: 'person', accountId: await idOf(kim) },
      },
    });

    expect(escalated.item.assignee).toMatchObject({ name: 'Kim' });
    expect((await kim.call('notice.list', {})).notices[0]?.kind).toBe('escalated-to-you');
    expect((await tom.call('ticket.work', { params })).entries).toMatchObject([
      { by: 'Tom', source: 'handling' },
    ]);
  });

  it('takes an address for how to reach somebody of the organisation, not his department', async () => {
    const { admin } = desk();
    const tom = await desk().staff('technician', 'Tom');
    const accountId = await idOf(await desk().staff('technician', 'Kim'));
    const names = { firstName: 'Kees', lastName: 'Kat', department: 'Inkoop', badgeNumbers: [] };
    const [withMail, without] = ['100201', '100202'] as const;
    const mail = 'kees@example.invalid';
    const people = [
      { ...names, staffNumber: withMail, mail },
      { ...names, staffNumber: without },
    ];
    await admin.call('person.import', { body: { people } });
    const escalated = async (staffNumber: string) => {
      const query = { staffNumber };
      const { personId } = await admin.call('retention.find-person', { query });
      const visitor = { kind: 'known', personId, firstName: 'Kees', department: 'Inkoop' } as const;
      const { item } = await started(tom, { visitor });
      const params = { ticketId: item.ticketId };
      const to = { kind: 'person', accountId } as const;
      await tom.call('ticket.escalate', { params, body: { ...draft, version: item.version, to } });
      return tom.call('ticket.escalations', { params });
    };

    expect(await escalated(withMail)).toMatchObject({ mail, escalations: [{ missing: [] }] });
    const unreached = await escalated(without);
    expect(unreached.escalations).toMatchObject([{ missing: ['contact'] }]);
    expect(unreached).not.toHaveProperty('mail');
  });

  it('gives a supplier a package without the visitor, with what was tried and a masked serial number', async () => {
    const { admin } = desk();
    const tom = await desk().staff('technician', 'Tom');
    const supplier = await admin.call('supplier.keep', {
      body: {
        ...{ supplierId: null, name: 'Acme', contact: 'rma@acme.invalid' },
        referenceExample: 'RMA-1',
      },
    });
    const readout = readoutOf(2_000_000_000);
    const serial = 'LAB0123456789';
    const facts = readout.facts.map((fact) =>
      fact.key === 'device.serial' ? { ...fact, value: serial } : fact,
    );
    const { item } = await started(tom, { readout: { ...readout, facts } });
    const params = { ticketId: item.ticketId };
    const escalate = async (version: number, full: 'masked' | 'full') => {
      const to = { kind: 'supplier', supplierId: supplier.supplierId } as const;
      const body = { ...draft, version, to, warranty: 'Tot maart 2027', serial: full } as const;
      return tom.call('ticket.escalate', { params, body });
    };
    const packageAs = async (format: 'json' | 'pdf') => {
      const { escalations } = await tom.call('ticket.escalations', { params });
      const { escalationId = '' } = escalations[0] ?? {};
      const path = `/v1/tickets/${item.ticketId}/escalations/${escalationId}/package/${format}`;
      return { escalationId, answer: await tom.send('GET', path), path };
    };

    const picture = Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR', 'latin1');
    await fetch(`${desk().url}/v1/tickets/${item.ticketId}/attachments?name=barst.png`, {
      method: 'POST',
      headers: { ...tom.headers, 'content-type': 'image/png' },
      body: new Uint8Array(picture),
    });
    const { version } = (await tom.call('ticket.get', { params })).item;

    const sent = await escalate(version, 'masked');
    const masked = packageSchema.parse((await packageAs('json')).answer.body);
    const pdf = await packageAs('pdf');
    const english = await fetch(`${desk().url}${pdf.path}?locale=en`, { headers: tom.headers });
    const paper = pdfText(new Uint8Array(await english.arrayBuffer()));
    const followed = await tom.call('escalation.follow-up', {
      params: { ...params, escalationId: pdf.escalationId },
      body: { reference: 'RMA-77', expectedOn: '2026-12-04', warranty: 'Tot maart 2027' },
    });
    const [kept] = (await tom.call('ticket.escalations', { params })).escalations;
    const ended = await tom.call('escalation.end', {
      params: { ...params, escalationId: pdf.escalationId },
      body: { words: 'Scherm vervangen' },
    });
    await escalate(ended.item.version, 'full');
    const full = packageSchema.parse((await packageAs('json')).answer.body);

    expect(sent.item.assignee).toMatchObject({ name: 'Tom' });
    expect(masked.facts.map(({ fact }) => fact)).toEqual(escalationFactSchema.options);
    expect(masked.facts.filter(({ value }) => value === null)).toEqual([]);
    expect(JSON.stringify(masked)).not.toContain(serial);
    expect(JSON.stringify(masked)).toContain('6789');
    expect(JSON.stringify(masked)).not.toMatch(/Noor|example\.invalid/u);
    expect(masked.readout.map(({ key }) => key)).toContain('storage.free');
    expect(paper).toMatch(/^Storage\nFree: 2 GB \(L1\)$/mu);
    expect(paper).not.toContain('storage.free');
    expect(masked.files).toEqual([
      { name: 'barst.png', type: 'image/png', bytes: picture.length, description: '' },
    ]);
    expect(JSON.stringify(full)).toContain(serial);
    expect(pdf.answer.headers.get('content-type')).toBe('application/pdf');
    expect(String(pdf.answer.body)).toMatch(/^%PDF-1\.7[\s\S]*\/MarkInfo[\s\S]*%%EOF\s*$/u);
    expect(followed.history.at(-1)?.details).toMatchObject({ reference: 'RMA-77' });
    expect(kept).toMatchObject({ reference: 'RMA-77', expectedOn: '2026-12-04', endedAt: null });
    expect(ended.history.filter(({ kind }) => kind === 'ticket.package-taken')).toHaveLength(3);
    expect((await desk().anonymous.send('GET', pdf.path)).status).toBe(401);
  });

  it('gives a supplier the serial number of an iPhone, and never its UDID', async () => {
    const { admin } = desk();
    const tom = await desk().staff('technician', 'Tom');
    const { supplierId } = await admin.call('supplier.keep', {
      body: { supplierId: null, name: 'Acme', contact: '', referenceExample: '' },
    });
    const [udid, serial] = ['00008110-0012345678901E', 'F2LX1ABC9XYZ'];
    const { item } = await started(tom, { readout: iphoneReadout(udid, serial) });
    const { ticketId, version } = item;
    const params = { ticketId };

    await tom.call('ticket.escalate', {
      params,
      body: { ...draft, version, to: { kind: 'supplier', supplierId }, serial: 'full' },
    });
    const { escalations } = await tom.call('ticket.escalations', { params });
    const id = escalations[0]?.escalationId ?? '';
    const answer = await tom.send('GET', `/v1/tickets/${ticketId}/escalations/${id}/package/json`);
    const { facts, readout } = packageSchema.parse(answer.body);

    expect(facts).toContainEqual({ fact: 'device', value: 'Apple iPhone 13' });
    expect(facts).toContainEqual({ fact: 'serial', value: serial });
    expect(readout.map(({ key }) => key)).toEqual(['apple.model', 'apple.serial']);
    expect(JSON.stringify(answer.body)).not.toContain(udid);
  });

  it('shows nothing of a confidential ticket to a technician', async () => {
    const { admin } = desk();
    const tom = await desk().staff('technician', 'Tom');
    const group = await admin.call('group.keep', {
      body: { groupId: null, name: 'Alleen technici', members: [await idOf(tom)] },
    });
    const { item } = await started(admin, { reportType: 'complaint' });
    const params = { ticketId: item.ticketId };
    const body = { ...draft, version: item.version };
    const lead = await desk().staff('lead', 'Lena');

    const toGroup = await admin.refusal('ticket.escalate', {
      params,
      body: { ...body, to: { kind: 'group', groupId: group.groupId } },
    });
    const { groupId } = await admin.call('group.keep', {
      body: { groupId: null, name: 'Leiding', members: [await idOf(tom), await idOf(lead)] },
    });
    await admin.call('ticket.escalate', {
      params,
      body: { ...body, to: { kind: 'group', groupId } },
    });

    expect(toGroup.code).toBe('ticket/illegal-move');
    expect((await tom.refusal('ticket.escalations', { params })).code).toBe('ticket/unknown');
    expect((await tom.call('notice.list', {})).notices).toEqual([]);
    expect((await lead.call('notice.list', {})).notices).toHaveLength(1);
    expect(
      (await tom.call('escalation.list', {})).escalations.filter(
        ({ ticket }) => ticket.ticketId === item.ticketId,
      ),
    ).toEqual([]);
  });

  it('lets only leads keep groups and suppliers', async () => {
    const tom = await desk().staff('technician', 'Tom');
    const body = { groupId: null, name: 'Nee', members: [] };

    expect((await tom.refusal('group.keep', { body })).code).toBe('auth/forbidden');
    expect((await tom.call('group.list', {})).groups.map(({ name }) => name)).not.toContain('Nee');
  });
}
