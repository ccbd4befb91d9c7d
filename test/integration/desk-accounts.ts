import { expect, it } from 'vitest';
import { resetAdmin } from '../../desk/auth/change-account.ts';
import { intake } from './desk-intake.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { type StartedDesk, testPassword } from './start-desk.ts';

/** How every desk looks after its accounts, whatever its database. */
export function looksAfterAccounts(desk: () => StartedDesk): void {
  const accountNamed = async (name: string) => {
    const { accounts } = await desk().admin.call('account.list', {});
    const found = accounts.find((account) => account.name === name);
    if (found === undefined) throw new Error(`No account ${name}`);
    return found;
  };

  it('shuts somebody out at once, and lets him in again', async () => {
    const colleague = await desk().staff('technician', 'Uitgesloten');
    const { accountId, userName } = await accountNamed('Uitgesloten');
    const params = { accountId };

    await desk().admin.call('account.block', { params, body: { blocked: true } });
    const asked = await colleague.refusal('account.list', {});
    const signIn = await desk().anonymous.refusal('session.create', {
      body: { userName, password: testPassword },
    });
    const shown = (await accountNamed('Uitgesloten')).blocked;
    await desk().admin.call('account.block', { params, body: { blocked: false } });

    expect([asked.code, signIn.code, shown]).toEqual([
      'auth/required',
      'auth/wrong-credentials',
      true,
    ]);
    await DeskVisitor.signedIn(desk().url, userName, testPassword);
  });

  it('hands no work to whoever is shut out, and what waited for him to anybody', async () => {
    const colleague = await desk().staff('technician', 'Blijft');
    await desk().staff('technician', 'Vertrekt');
    const { accountId } = await accountNamed('Vertrekt');
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const handOver = (version: number) =>
      ({
        params: { ticketId },
        body: { version, to: { kind: 'account', accountId }, reason: 'Zijn vak' },
      }) as const;

    await colleague.call('ticket.hand-over', handOver(1));
    await desk().admin.call('account.block', { params: { accountId }, body: { blocked: true } });
    const { item } = await colleague.call('queue.next', { body: { queues: ['advice'] } });
    const refused = await colleague.refusal('ticket.hand-over', handOver(item.version));

    expect(item.ticketId).toBe(ticketId);
    expect(refused.code).toBe('input/invalid');
  });

  it('gives a new one-time password once, and another role', async () => {
    await desk().staff('technician', 'Anders');
    const { accountId } = await accountNamed('Anders');
    const params = { accountId };

    await desk().admin.call('account.change-role', { params, body: { role: 'lead' } });
    const reset = await desk().admin.call('account.reset-password', { params });
    const again = await DeskVisitor.past(
      desk().url,
      reset.userName,
      reset.oneTimePassword,
      `${testPassword} nieuw`,
    );
    const session = await again.call('session.get', {});
    const { read } = desk().desk.context.database;
    const lines = await read
      .selectFrom('audit_line')
      .select(['kind', 'actor', 'details'])
      .where('subject', '=', reset.userName)
      .orderBy('line_id')
      .execute();

    expect(session).toMatchObject({ role: 'lead', mustChangePassword: false });
    expect(lines).toEqual([
      {
        kind: 'account.create',
        actor: 'Admin',
        details: JSON.stringify({ role: 'technician' }),
      },
      {
        kind: 'account.role-changed',
        actor: 'Admin',
        details: JSON.stringify({ from: 'technician', to: 'lead' }),
      },
      { kind: 'account.password-reset', actor: 'Admin', details: '{}' },
    ]);
  });

  it('keeps its last admin, and lets two admins never shut out each other', async () => {
    const me = await accountNamed('Admin');
    const params = { accountId: me.accountId };
    const other = await desk().staff('admin', 'Tweede');
    const two = await accountNamed('Tweede');

    const answers = await Promise.all([
      desk().admin.ask('account.block', {
        params: { accountId: two.accountId },
        body: { blocked: true },
      }),
      desk().admin.ask('account.change-role', { params, body: { role: 'technician' } }),
    ]);
    const { accounts } = await (answers[0]?.status === 200 ? desk().admin : other).call(
      'account.list',
      {},
    );
    const admins = accounts.filter(({ role, blocked }) => role === 'admin' && blocked !== true);

    // The other one is refused as the last admin, or as somebody who is no admin any more.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(admins).toHaveLength(1);
    const reset = await resetAdmin(desk().desk.context, 'admin');
    expect(reset.ok).toBe(true);
  });

  it('refuses to reset an admin who is not there', async () => {
    expect(await resetAdmin(desk().desk.context, 'niemand')).toMatchObject({
      ok: false,
      fault: { code: 'account/unknown' },
    });
  });
}
