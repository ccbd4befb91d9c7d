import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import { iphoneReadout } from './acceptance-readout.ts';
import { acceptanceSteps } from './acceptance-steps.ts';
import type { StartedDesk } from './start-desk.ts';

const smallestJpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);

/** Acceptance tests, whatever the database of the desk. */
export function acceptsTests(desk: () => StartedDesk): void {
  const { at, facts, campaign, linkOf, stateOf, testBy, solve } = acceptanceSteps(desk);

  it('opens a campaign only when it has a script, a tester and a device', async () => {
    const { admin } = desk();
    const { campaignId } = await admin.call('acceptance.create', { body: facts });

    const refused = await admin.refusal('acceptance.open', { params: { campaignId } });

    expect(refused).toMatchObject({
      code: 'acceptance/incomplete',
      detail: 'It has no scripts, no testers, no devices',
    });
  });

  it('takes the results of a tester by his link, and says what is covered', async () => {
    const ids = await campaign();
    const { token } = await linkOf(ids, ids.nurse);

    const runId = await testBy(ids, token, ids.iphone, ['passed', 'passed', 'passed']);
    const page = await desk().anonymous.call('test.page', { params: { token } });

    expect(page.runs).toMatchObject([{ runId, place: 'phone', device: { source: 'hand' } }]);
    expect(page.runs[0]?.finishedAt).not.toBeNull();
    expect(await stateOf(ids)).toEqual({
      'Docent iPhone': 'not-covered',
      'Docent Pixel': 'not-covered',
      'Verpleging iPhone': 'passed',
      'Verpleging Pixel': 'not-covered',
    });
  });

  it('demands a retest of what failed when its finding is closed as solved', async () => {
    const ids = await campaign();
    const technician = await desk().staff('technician', 'Chris');
    const { token } = await linkOf(ids, ids.nurse);
    const runId = await testBy(ids, token, ids.iphone, ['passed', 'failed', 'blocked']);
    const failed = await stateOf(ids);

    const judged = { severity: 'severe', kind: 'incident', locale: 'nl' } as const;
    const params = { runId, stepId: 'read' };
    const finding = await technician.call('acceptance.find', { params, body: judged });
    const again = await technician.call('acceptance.find', { params, body: judged });
    const { ticketId } = finding;
    const card = await technician.call('ticket.get', { params: { ticketId } });
    const onCard = await technician.call('ticket.acceptance', { params: { ticketId } });
    await solve(technician, ticketId);
    const solved = await stateOf(ids);
    await testBy(ids, token, ids.iphone, ['passed', 'passed', 'passed']);

    expect(failed['Verpleging iPhone']).toBe('failed');
    expect(again).toEqual(finding);
    expect(card.reason?.words).toBe(
      [
        'Acceptatietest Nieuwe mail-app. Nieuwe mail-app, stap 2.',
        'Toestel (met de hand gekozen): iPhone 15, iOS 18',
        'Gedaan: Doe read',
        'Verwacht: Zie read',
        'Gezien: De knop is grijs.',
      ].join('\n'),
    );
    expect(card.history.find(({ kind }) => kind === 'ticket.test-finding')).toMatchObject({
      actor: 'Chris',
      details: { campaign: 'Nieuwe mail-app', step: 2, severity: 'severe' },
    });
    expect(onCard.finding).toMatchObject({ campaignId: ids.campaignId, runId, step: 2 });
    expect(solved['Verpleging iPhone']).toBe('to-retest');
    expect((await stateOf(ids))['Verpleging iPhone']).toBe('passed');
  });

  it('attaches the readout of a device at a kiosk, and counts it for the device that was read', async () => {
    const ids = await campaign();
    const technician = await desk().staff('technician', 'Chris');
    const { code } = await linkOf(ids, ids.teacher);
    const { kiosk } = desk();
    const runId = v7();
    const readout = iphoneReadout(v7());

    const page = await kiosk.call('kiosk-test.page', { params: { code } });
    const run = await kiosk.call('kiosk-test.start', {
      params: { code, runId },
      body: {
        scriptId: ids.scriptId,
        scriptVersion: 1,
        device: { choice: 'read', readout },
        at: at(),
      },
    });
    await kiosk.call('kiosk-test.end-step', {
      params: { code, runId, stepId: 'open' },
      body: {
        result: { outcome: 'failed', remark: 'Wit scherm.', photoHash: null },
        at: at(),
      },
    });
    const { ticketId } = await technician.call('acceptance.find', {
      params: { runId, stepId: 'open' },
      body: { severity: 'blocking', kind: 'change', locale: 'en' },
    });
    const card = await technician.call('ticket.get', { params: { ticketId } });

    expect(page.tester.name).toBe('Tom');
    expect(run).toMatchObject({
      wishId: ids.iphone,
      place: 'kiosk',
      readoutId: readout.readoutId,
      device: { source: 'machine', model: 'Apple iPhone 15', version: 'iOS 18.1.1' },
    });
    expect(card.readout).toEqual(readout);
    expect(card.item).toMatchObject({ reportType: 'change', visitorName: 'Tom' });
    expect((await stateOf(ids))['Docent iPhone']).toBe('running');
  });

  it('takes the same start and the same result twice and keeps them once', async () => {
    const ids = await campaign();
    const { token } = await linkOf(ids, ids.nurse);
    const { anonymous } = desk();
    const runId = await testBy(ids, token, ids.pixel, ['passed', 'passed', 'passed']);
    const last = { token, runId, stepId: 'send' };
    const result = { outcome: 'passed', remark: '', photoHash: null } as const;

    const again = await anonymous.call('test.end-step', {
      params: last,
      body: { result, at: at() },
    });
    const other = await anonymous.refusal('test.end-step', {
      params: last,
      body: { result: { ...result, outcome: 'failed' }, at: at() },
    });
    const { runs } = await desk().admin.call('acceptance.get', {
      params: { campaignId: ids.campaignId },
    });

    expect(again.steps).toHaveLength(3);
    expect(other.code).toBe('acceptance/over');
    expect(runs).toMatchObject([{ runId, done: 3, bad: 0 }]);
  });

  it('takes a photo of a tester only with his link, and shows it to staff', async () => {
    const ids = await campaign();
    const { token } = await linkOf(ids, ids.nurse);
    const other = await linkOf(ids, ids.teacher);
    const technician = await desk().staff('technician', 'Chris');
    const send = (link: string) =>
      fetch(`${desk().url}/v1/tests/${link}/photos`, {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg' },
        body: smallestJpeg,
      });
    const refused = await send('A'.repeat(43));
    const sent = await send(token);
    const { hash } = (await sent.json()) as { hash: string };
    const runId = await testBy(ids, token, ids.iphone, ['passed']);
    const stolenRun = await testBy(ids, other.token, ids.iphone, ['passed']);
    const step = (link: string, run: string) =>
      desk().anonymous.ask('test.end-step', {
        params: { token: link, runId: run, stepId: 'read' },
        body: { result: { outcome: 'failed', remark: '', photoHash: hash }, at: at() },
      });

    expect(refused.status).toBe(404);
    expect((await step(token, runId)).status).toBe(200);
    expect((await step(other.token, stolenRun)).status).toBe(404);
    expect((await step(other.token, runId)).status).toBe(404);
    expect((await technician.send('GET', `/v1/attachments/${hash}`)).status).toBe(200);
    expect((await desk().anonymous.send('GET', `/v1/attachments/${hash}`)).status).toBe(401);
  });

  it('wants a reason for a go with something left, and ends all links with the decision', async () => {
    const ids = await campaign();
    const { admin } = desk();
    const { token } = await linkOf(ids, ids.nurse);
    const params = { campaignId: ids.campaignId };
    const names = ['Petra Smit', 'Ali Demir'];

    const refused = await admin.refusal('acceptance.decide', {
      params,
      body: { verdict: 'go', reason: null, names },
    });
    const decided = await admin.call('acceptance.decide', {
      params,
      body: { verdict: 'go', reason: 'Alleen de pilotgroep.', names },
    });
    const twice = await admin.refusal('acceptance.decide', {
      params,
      body: { verdict: 'no-go', reason: null, names },
    });
    const link = await desk().anonymous.refusal('test.page', { params: { token } });
    const pdf = await admin.send('GET', `/v1/acceptance/campaigns/${ids.campaignId}/sheet.pdf`);
    const csv = await admin.send('GET', `/v1/acceptance/campaigns/${ids.campaignId}/results.csv`);

    expect(refused.code).toBe('acceptance/reason-required');
    expect(decided).toMatchObject({ state: 'closed', decision: { verdict: 'go', names } });
    expect(twice.code).toBe('acceptance/not-open');
    expect(link.code).toBe('acceptance/link-unknown');
    expect(String(pdf.body).slice(0, 5)).toBe('%PDF-');
    expect(String(csv.body)).toContain('Script;Versie script;Stap');
  });

  it('makes a new link end the one before, and keeps a draft shut', async () => {
    const ids = await campaign(false);
    const first = await linkOf(ids, ids.nurse);
    const second = await linkOf(ids, ids.nurse);
    const { anonymous } = desk();

    const page = await anonymous.call('test.page', { params: { token: second.token } });
    const start = await anonymous.refusal('test.start', {
      params: { token: second.token, runId: v7() },
      body: {
        scriptId: ids.scriptId,
        scriptVersion: 1,
        device: { choice: 'wished', wishId: ids.iphone },
        at: at(),
      },
    });

    expect((await anonymous.refusal('test.page', { params: { token: first.token } })).code).toBe(
      'acceptance/link-unknown',
    );
    expect(page.campaign.takesResults).toBe(false);
    expect(start.code).toBe('acceptance/not-open');
  });

  it('lets a technician run a script for a tester with a device that was read for a ticket', async () => {
    const ids = await campaign();
    const technician = await desk().staff('technician', 'Chris');
    const readout = iphoneReadout(v7());
    const { number } = await desk().kiosk.call('ticket.create', {
      body: intake({ readout, decision: { choice: 'read', device: readout.device } }),
    });

    const run = await technician.call('acceptance.start', {
      params: { campaignId: ids.campaignId, runId: v7() },
      body: {
        testerId: ids.nurse,
        scriptId: ids.scriptId,
        scriptVersion: 1,
        device: { choice: 'reading', ticketNumber: number },
        at: at(),
      },
    });
    const shown = await technician.call('acceptance.run', { params: { runId: run.runId } });

    expect(run).toMatchObject({ wishId: ids.iphone, place: 'console' });
    expect(shown.readout).toEqual(readout);
    expect(shown.script.content.steps).toHaveLength(3);
  });

  it('starts a campaign for a release of the product itself with one request', async () => {
    const { admin } = desk();
    const lead = await desk().staff('lead', 'Kim');
    const body = { release: '1.4.0', releaseNotes: 'https://example.invalid/1.4.0' };

    const made = await admin.call('acceptance.seed', { body });
    const view = await admin.call('acceptance.get', { params: { campaignId: made.campaignId } });
    const refused = await lead.refusal('acceptance.seed', { body });

    expect(made).toMatchObject({ state: 'open', releaseNotes: body.releaseNotes });
    expect(view.scripts[0]?.content.steps.length).toBeGreaterThanOrEqual(12);
    expect(refused.code).toBe('auth/forbidden');
  });

  it('keeps a tester with runs, and lets only a lead change what is tested', async () => {
    const ids = await campaign();
    const { token } = await linkOf(ids, ids.nurse);
    await testBy(ids, token, ids.iphone, ['passed']);
    const technician = await desk().staff('technician', 'Chris');
    const params = { campaignId: ids.campaignId, testerId: ids.nurse };

    const kept = await desk().admin.refusal('acceptance.remove-tester', { params });
    const refused = await technician.refusal('acceptance.remove-tester', { params });
    await desk().admin.call('acceptance.remove-tester', {
      params: { ...params, testerId: ids.teacher },
    });

    expect(kept.code).toBe('acceptance/in-use');
    expect(refused.code).toBe('auth/forbidden');
  });
}
