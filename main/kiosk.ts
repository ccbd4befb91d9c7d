import { type Fault, fault } from '../shared/base/fault.ts';
import { type Result, err, ok } from '../shared/base/result.ts';
import type { Handlers } from '../shared/contract/contract.ts';
import type { KioskContract, KioskState } from '../shared/contract/kiosk-contract.ts';
import type { KioskConfig } from '../shared/domain/kiosk-config.ts';
import { Configuration } from './config/configuration.ts';
import { ownConfig } from './config/settings.ts';
import { DeskLink } from './desk/desk-link.ts';
import { Disturbances } from './disturbance/disturbances.ts';
import { FleetLink } from './fleet/fleet-link.ts';
import { HandOuts } from './hand-out/hand-outs.ts';
import { EventSource } from './ipc/event-source.ts';
import { nothing } from './ipc/nothing.ts';
import type { KioskParts } from './kiosk-parts.ts';
import { kioskState } from './kiosk-state.ts';
import { KioskTests } from './acceptance/kiosk-tests.ts';
import { TestStore } from './store/test-store.ts';
import { createCounter } from './kiosk-request/counter.ts';
import { instructionCalls } from './instruction/instruction-calls.ts';
import { InstructionPhotos } from './instruction/instruction-photos.ts';
import { KeptInstructions } from './instruction/kept-instructions.ts';
import { HandOff } from './outbox/hand-off.ts';
import { receiptCalls, receiptFrom } from './outbox/receipt.ts';
import { relayReader } from './visit/relay-reader.ts';
import { configuredPrinter } from './slip/configured-printer.ts';
import { Slips } from './slip/slips.ts';
import { ExchangeStore } from './store/exchange-store.ts';
import { OutboxStore } from './store/outbox-store.ts';
import { SettingStore } from './store/setting-store.ts';
import { StepAnswerStore } from './store/step-answer-store.ts';
import { Sweeper } from './store/sweeper.ts';
import { VisitStore } from './store/visit-store.ts';
import { DeviceReading } from './visit/device-reading.ts';
import { isJustServed } from './visit/just-served.ts';
import { LabelReading } from './visit/label-reading.ts';
import { PortUses } from './visit/port-uses.ts';
import { Visits } from './visit/visits.ts';

/** A running kiosk core. Shells serve `handlers` and forward `events`. */
export interface Kiosk {
  /** How it is configured now. */
  readonly config: () => KioskConfig;
  readonly handlers: Handlers<KioskContract>;
  readonly events: EventSource<KioskContract>;
  /** Nobody sees the screen any more: unfinished visits now need their resume code. */
  screenGone(): Promise<void>;
  start(): Promise<Result<null, Fault>>;
  /** Finishes what was promised, then lets go. The database stays open for its owner to close. */
  stop(): Promise<void>;
}

const longestFinishMs = 3000;

/** Puts a kiosk together. Nothing runs before `start`. */
export function createKiosk(parts: KioskParts): Kiosk {
  const { clock, reader, log, timer } = parts;
  const events = new EventSource<KioskContract>();
  const visitStore = new VisitStore(parts.database);
  const outboxStore = new OutboxStore(parts.database);
  const exchanges = new ExchangeStore(parts.database);
  const answers = new StepAnswerStore(parts.database);
  const settingStore = new SettingStore(parts.database);
  const configuration = new Configuration({
    own: ownConfig(parts.settings),
    store: settingStore,
    kioskId: () => parts.fleet?.enrolment.kioskId ?? null,
    proven: parts.fleet?.proven ?? null,
    timer,
    log,
    isBusy: async (now) => tests.isOpen || isJustServed(visitStore, clock, now),
    onChange: () => {
      portUses.tellReader();
      void announce();
    },
  });
  const config = () => configuration.current;
  const portUses = new PortUses({ reader, config, onChange: () => void announce() });
  const disturbances = new Disturbances(clock, settingStore);
  const instructions = new KeptInstructions(clock, settingStore);
  const desk = new DeskLink({
    client: parts.desk,
    settings: settingStore,
    disturbances,
    instructions,
    timer,
    random: parts.random,
    version: parts.version,
    queued: async () => {
      const waiting = await outboxStore.countWaiting();
      return waiting.ok ? waiting.value : 0;
    },
    held: () => counter.held,
    log,
  });
  const handOff = new HandOff({
    clock,
    timer,
    random: parts.random,
    store: outboxStore,
    exchanges,
    answers,
    desk,
    fallbackPrefix: parts.fallbackPrefix,
    config,
    onDelivered: (visitId) => events.emit('visit.delivered', { visitId }),
    log,
  });
  const photos = new InstructionPhotos(desk, parts.database);
  const deliver = () => {
    handOff.kick();
    tests.kick();
  };
  const visits = new Visits({
    clock,
    store: visitStore,
    desk,
    config,
    randomInt: parts.randomInt,
    devices: () => reader.call('device.list', {}),
    onResumableChanged: () => void announce(),
  });
  const reading = new DeviceReading({
    reader,
    visits,
    exchanges,
    log,
    config,
    androidDebugging: parts.androidDebugging,
  });
  const tests = new KioskTests({ ...parts, config, desk, store: new TestStore(parts.database) });
  const counter = createCounter({
    ...parts,
    config,
    isVisited: async () => (tests.isOpen ? ok(true) : visitStore.isVisited()),
    onWork: () => void announce(),
    onHeld: () => desk.greetNow(),
  });
  const labels = new LabelReading({ clock, visits, config, simulated: parts.simulated });
  const slips = new Slips({
    clock,
    draw: parts.drawSlip,
    printer: configuredPrinter(parts, () => config().printerUri),
    identity: () => desk.state.identity,
    log,
    onReadyChanged: () => void announce(),
  });

  const handOuts = new HandOuts({ ...parts, config, desk, visits, slips });

  const fleet =
    parts.fleet === null
      ? null
      : new FleetLink({
          ...parts,
          ...parts.fleet,
          desk,
          badgeReader: parts.badgeReader !== null,
          printer: () => slips.state,
          outbox: async () => outboxStore.waitingSince(),
          isVisited: () => visitStore.isVisited(),
          lastVisitMs: () => visitStore.lastStartedMs(),
          deliver,
          settings: settingStore,
          configuration,
          onChange: () => void announce(),
        });

  async function state(): Promise<KioskState> {
    const resumable = await visitStore.countResumable();
    return kioskState(parts, configuration.current, desk.state, {
      readerFault: reader.fault,
      ports: portUses.state,
      printerReady: slips.ready,
      counterWork: counter.state,
      disturbances: disturbances.shown,
      instructions: instructions.offers,
      resumable: resumable.ok ? resumable.value : 0,
      enrolment: fleet?.view ?? null,
      lockMessage: fleet?.lockMessage ?? null,
    });
  }

  let announced = '';
  async function announce(): Promise<void> {
    const now = await state();
    const text = JSON.stringify(now);
    if (text === announced) return;
    announced = text;
    events.emit('kiosk.changed', now);
  }

  const handlers: Handlers<KioskContract> = {
    'kiosk.state': async () => ok(await state()),
    'kiosk.screen': async (facts) => {
      fleet?.screenIs(facts);
      return ok({});
    },
    'visit.begin': async ({ by, locale }) => {
      if (fleet?.isClosed === true) return err(fault('visit/closed', 'This kiosk is closed'));
      counter.visitorCame();
      return visits.begin(by, locale);
    },
    'visit.answer': ({ visitId, step }) => visits.answer(visitId, step),
    'visit.identify': ({ visitId, identification }) => visits.identify(visitId, identification),
    'visit.earlier': ({ visitId }) => visits.earlier(visitId),
    'visit.device-out': ({ visitId }) => visits.deviceOut(visitId),
    'visit.attach-photo': ({ visitId, jpegBase64 }) => visits.attachPhoto(visitId, jpegBase64),
    'visit.submit': async ({ visitId, disturbances }) => {
      const takeAway = await handOff.submit(visitId, disturbances);
      if (takeAway.ok) await handOuts.leave(visitId);
      return takeAway.ok ? ok(await receiptFrom(takeAway.value, slips)) : takeAway;
    },
    'visit.drop': async ({ visitId, because }) => {
      const dropped = await visits.drop(visitId, because);
      // Nobody wants the answers any more; whether the reader heard it changes nothing for the visitor.
      await reading.stop(visitId);
      await handOuts.leave(visitId);
      return nothing(dropped);
    },
    'visit.resume': ({ resumeCode }) => {
      counter.visitorCame();
      return visits.resume(resumeCode);
    },
    'device.list': () => reader.call('device.list', {}),
    'device.read': ({ visitId, deviceId }) => reading.read(visitId, deviceId),
    'device.stop-reading': async ({ visitId }) => nothing(await reading.stop(visitId)),
    'disturbance.me-too': async ({ disturbanceId }) => {
      const kept = await disturbances.meToo(disturbanceId);
      desk.greetNow();
      return nothing(kept);
    },
    ...instructionCalls({ clock, instructions, photos, answers, desk, slips, deliver }),
    ...tests.handlers,
    ...handOuts.handlers,
    'test.open': (input) => {
      counter.visitorCame();
      return tests.handlers['test.open'](input);
    },
    'label.read': ({ visitId, labels: entries }) => labels.read(visitId, entries),
    ...receiptCalls(outboxStore, slips),
  };

  const sweeper = new Sweeper({ ...parts, config, visitStore, outboxStore, onSwept: announce });

  let wasReachable = false;
  const listening = [
    desk.onChange(() => {
      if (desk.state.reachable && !wasReachable) deliver();
      wasReachable = desk.state.reachable;
      void announce();
    }),
    portUses.stop,
    reader.onFault(() => void announce()),
    ...relayReader(
      reader,
      (deviceId) => [reading, tests, handOuts].some((each) => each.isReading(deviceId)),
      events,
    ),
    parts.badgeReader?.onBadge((badgeNumber) => {
      events.emit('badge.scanned', { badgeNumber });
    }) ?? (() => undefined),
  ];

  async function screenGone(): Promise<void> {
    await tests.leave();
    const left = await visitStore.leaveAll(clock.nowMs());
    if (!left.ok) log.error('Unfinished visits cannot be set aside', { fault: left.fault.code });
    await announce();
  }

  return {
    config,
    handlers,
    events,
    screenGone,
    async start() {
      const left = await visitStore.leaveAll(null);
      if (!left.ok) return left;
      await Promise.all([configuration.start(), parts.fleet?.packs?.start()]);
      await sweeper.start();
      await disturbances.start();
      await instructions.start();
      await desk.start();
      portUses.tellReader();
      reader.start();
      deliver();
      counter.start();
      await fleet?.start();
      return ok(null);
    },
    async stop() {
      for (const stopListening of listening) stopListening();
      const services = [configuration, sweeper, desk, handOff, tests, counter, reader];
      const finished = Promise.all([...services.map((one) => one.stop()), fleet?.stop()]);
      // A desk that hangs does not hold up the end: what it was sent is kept until it confirms.
      const enough = new Promise<void>((resolve) => timer.after(longestFinishMs, resolve));
      await Promise.race([finished, enough]);
    },
  };
}
