import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { deskContract, type Role } from '../../../shared/contract/desk-contract.ts';
import type { Desk } from './desk.ts';

/** A member of staff with the password that he chose. */
export interface Staff {
  readonly userName: string;
  readonly password: string;
}

const ownPassword = 'een eigen wachtzin 42';

/** The admin of a fresh desk, after the first sign-in and the change of password that it demands. */
export async function firstAdmin(request: APIRequestContext, desk: Desk): Promise<Staff> {
  if (desk.firstSignIn === null) throw new Error('This desk had its first sign-in before');
  return choosePassword(request, desk, desk.firstSignIn);
}

/** A new colleague, made by the admin who is signed in with `request`. */
export async function newColleague(
  admin: APIRequestContext,
  own: APIRequestContext,
  desk: Desk,
  account: { readonly userName: string; readonly name: string; readonly role: Role },
): Promise<Staff> {
  const reply = await send(admin, desk, 'POST', deskContract['account.create'].path, account);
  const { oneTimePassword } = deskContract['account.create'].response.parse(reply);
  return choosePassword(own, desk, { userName: account.userName, oneTimePassword });
}

/** A console in a browser of its own, signed in; at no counter yet when `counter` is null. */
export async function openConsole(
  browser: Browser,
  desk: Desk,
  staff: Staff,
  counter: string | null,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: desk.url });
  await signIn(context.request, desk, staff);
  if (counter !== null) {
    await send(context.request, desk, 'PUT', deskContract['session.set-counter'].path, { counter });
  }
  const page = await context.newPage();
  await page.goto('/console');
  return page;
}

async function choosePassword(
  request: APIRequestContext,
  desk: Desk,
  first: { readonly userName: string; readonly oneTimePassword: string },
): Promise<Staff> {
  await signIn(request, desk, { userName: first.userName, password: first.oneTimePassword });
  await send(request, desk, 'PUT', deskContract['session.change-password'].path, {
    current: first.oneTimePassword,
    next: ownPassword,
  });
  return { userName: first.userName, password: ownPassword };
}

/** Signs a context in; its session is in its cookies. */
export async function signIn(request: APIRequestContext, desk: Desk, staff: Staff): Promise<void> {
  await send(request, desk, 'POST', deskContract['session.create'].path, staff);
}

async function send(
  request: APIRequestContext,
  desk: Desk,
  method: 'POST' | 'PUT',
  path: string,
  data: unknown,
): Promise<unknown> {
  const response = await request.fetch(new URL(path, desk.url).href, {
    method,
    data,
    headers: { origin: desk.url },
  });
  if (!response.ok()) {
    throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
  }
  return response.json();
}
