import type { APIRequestContext, Browser } from '@playwright/test';
import { deskContract, type RouteName } from '../../../shared/contract/desk-contract.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { Desk } from '../harness/desk.ts';
import { type StoryHours, setOpeningHours } from '../harness/opening-hours.ts';
import { firstAdmin, newColleague } from '../harness/staff.ts';

type TicketChange = Extract<RouteName, `ticket.${string}`>;

/** Somebody of the staff who works without a screen: over the desk's interface. */
export interface DeskStaff {
  /** Changes when the desk is open. */
  readonly open: (hours: StoryHours) => Promise<void>;
  /** From now on at this counter. */
  readonly sitAt: (counter: string) => Promise<void>;
  /** Changes a ticket as it stands now; `body` without its version. */
  readonly change: (ticketId: string, change: TicketChange, body?: object) => Promise<Ticket>;
}

/** The first technician of a fresh desk, made by its admin. */
export async function firstColleague(browser: Browser, desk: Desk): Promise<DeskStaff> {
  const { request } = await browser.newContext();
  await firstAdmin(request, desk);
  return colleagueOf(browser, desk, request);
}

/** A technician with a password of her own, made by an admin who is signed in with `admin`. */
export async function colleagueOf(
  browser: Browser,
  desk: Desk,
  admin: APIRequestContext,
): Promise<DeskStaff> {
  const { request } = await browser.newContext();
  const account = { userName: 'ilse', name: 'Ilse Vermeer', role: 'lead' } as const;
  await newColleague(admin, request, desk, account);
  return deskStaff(request, desk);
}

function deskStaff(request: APIRequestContext, desk: Desk): DeskStaff {
  const ask = async (route: RouteName, params: string, data?: object): Promise<unknown> => {
    const { method, path } = deskContract[route];
    const address = new URL(path.replace(':ticketId', params), desk.url).href;
    const reply = await request.fetch(address, {
      method,
      headers: { origin: desk.url },
      ...(data === undefined ? {} : { data }),
    });
    if (!reply.ok()) throw new Error(`${route} answered ${reply.status()}: ${await reply.text()}`);
    return reply.json();
  };
  return {
    open: (hours) => setOpeningHours(request, desk, hours),
    async sitAt(counter) {
      await ask('session.set-counter', '', { counter });
    },
    async change(ticketId, change, body = {}) {
      const { response } = deskContract['ticket.get'];
      const { item } = response.parse(await ask('ticket.get', ticketId));
      return response.parse(await ask(change, ticketId, { ...body, version: item.version }));
    },
  };
}
