import { v7 } from 'uuid';
import type { Cell } from '../../shared/domain/acceptance/coverage.ts';
import type { StepOutcome } from '../../shared/domain/acceptance/run.ts';
import type { ScriptContent } from '../../shared/domain/acceptance/script.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const both = (nl: string, en: string) => ({ nl, en });

/** A script of three steps: enough to fail one of them. */
const mailApp: ScriptContent = {
  title: both('Nieuwe mail-app', 'New mail app'),
  steps: ['open', 'read', 'send'].map((stepId) => ({
    stepId,
    given: both('', ''),
    do: both(`Doe ${stepId}`, `Do ${stepId}`),
    expect: both(`Zie ${stepId}`, `See ${stepId}`),
  })),
};

/** What somebody does at a desk that tests whether something can be accepted. */
export function acceptanceSteps(desk: () => StartedDesk) {
  const at = () => new Date().toISOString();
  const day = (offset: number) =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const facts = {
    name: 'Nieuwe mail-app',
    scope: 'Alleen mail op telefoons.',
    release: null,
    releaseNotes: null,
    ticketNumber: null,
    from: day(-1),
    until: day(7),
  };

  /** A campaign with one script, two testers in two roles and two phones. */
  const campaign = async (open = true) => {
    const { admin } = desk();
    const { campaignId } = await admin.call('acceptance.create', { body: facts });
    const ids = { scriptId: v7(), nurse: v7(), teacher: v7(), iphone: v7(), pixel: v7() };
    const put = { campaignId };
    await admin.call('acceptance.put-script', {
      params: { ...put, scriptId: ids.scriptId },
      body: { version: 0, content: mailApp },
    });
    for (const [testerId, name, role, readsA2] of [
      [ids.nurse, 'Noor', 'Verpleging', true],
      [ids.teacher, 'Tom', 'Docent', false],
    ] as const) {
      await admin.call('acceptance.put-tester', {
        params: { ...put, testerId },
        body: { name, role, readsA2 },
      });
    }
    for (const [wishId, model, version] of [
      [ids.iphone, 'iPhone 15', 'iOS 18'],
      [ids.pixel, 'Pixel 8', 'Android 15'],
    ] as const) {
      await admin.call('acceptance.put-device', {
        params: { ...put, wishId },
        body: { model, version },
      });
    }
    if (open) await admin.call('acceptance.open', { params: put });
    return { campaignId, ...ids };
  };
  type Ids = Awaited<ReturnType<typeof campaign>>;

  const linkOf = async ({ campaignId }: Ids, testerId: string) => {
    const link = await desk().admin.call('acceptance.link', { params: { campaignId, testerId } });
    return { ...link, token: link.path.slice('/t/'.length) };
  };
  const stateOf = async (ids: Ids): Promise<Record<string, Cell['state']>> => {
    const { cells } = await desk().admin.call('acceptance.get', {
      params: { campaignId: ids.campaignId },
    });
    return Object.fromEntries(
      cells.map(({ role, wishId, state }) => [
        `${role} ${wishId === ids.iphone ? 'iPhone' : 'Pixel'}`,
        state,
      ]),
    );
  };
  /** The whole script by one who came by his link. */
  const testBy = async (
    ids: Ids,
    token: string,
    wishId: string,
    outcomes: readonly StepOutcome[],
  ) => {
    const { anonymous } = desk();
    const runId = v7();
    await anonymous.call('test.start', {
      params: { token, runId },
      body: {
        scriptId: ids.scriptId,
        scriptVersion: 1,
        device: { choice: 'wished', wishId },
        at: at(),
      },
    });
    for (const [index, outcome] of outcomes.entries()) {
      await anonymous.call('test.end-step', {
        params: { token, runId, stepId: mailApp.steps[index]?.stepId ?? '' },
        body: {
          result: {
            outcome,
            remark: outcome === 'passed' ? '' : 'De knop is grijs.',
            photoHash: null,
          },
          at: at(),
        },
      });
    }
    return runId;
  };
  const solve = async (staff: DeskVisitor, ticketId: string) => {
    for (const [move, body] of [
      ['ticket.call', {}],
      ['ticket.start', {}],
      ['ticket.resolve', { cause: 'Fout', solution: 'Gemaakt', closingCode: 'solved' }],
      ['ticket.verify', { verification: 'works' }],
      ['ticket.close', { knowledgeCandidate: false }],
    ] as const) {
      const { item } = await staff.call('ticket.get', { params: { ticketId } });
      const answer = await staff.ask(move, {
        params: { ticketId },
        body: { ...body, version: item.version },
      });
      if (answer.status !== 200) throw new Error(`${move}: ${JSON.stringify(answer.body)}`);
    }
  };
  return { at, facts, campaign, linkOf, stateOf, testBy, solve };
}
