/** What people do, in the steps that every manual is made of. */
import { type Locator, type Page, expect } from '@playwright/test';
import { App } from './authenticator';
import { sendsItself } from './islands';
import type { Person } from './people';
import { readQr } from './qr';
import { Telephone } from './telephone';

/** Presses the one button of a form. */
export async function submit(page: Page, form: string): Promise<void> {
  await page.locator(`form#${form} button[type=submit]`).click();
}

/** Waits until the browser is at this path, whatever its query says. */
export async function arrives(page: Page, path: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^https?://[^/]+${path}(\\?.*)?$`));
}

/** Waits for the page to say that this is what went wrong. */
export async function isRefused(page: Page, code: string): Promise<void> {
  await expect(page.locator(`main [data-error="${code}"]`)).toBeVisible();
}

/** Waits for the page to say that this was done. */
export async function isDone(page: Page, deed: string): Promise<void> {
  await expect(page.locator(`main [data-done="${deed}"]`)).toBeVisible();
}

/** Address and password. */
export async function givePassword(page: Page, person: Person, password = person.password): Promise<void> {
  await page.goto(`/login?organisation=${person.organisation}`);
  await page.locator('#sign-in [name=email]').fill(person.email);
  await page.locator('#sign-in [name=password]').fill(password);
  await submit(page, 'sign-in');
}

/** A code, in the form that asks for one. Where the form sends itself, nobody presses its button. */
export async function giveCode(page: Page, form: string, code: string): Promise<void> {
  const field = page.locator(`form#${form} [name=code]`);
  await field.waitFor();
  const itself = /^\s*(\d\s*){6}$/.test(code) && (await sendsItself(page, form));
  await field.fill(code);
  if (!itself) await submit(page, form);
}

/** All the way in: password, then the code that the app shows. */
export async function signIn(page: Page, person: Person, app: App, password = person.password): Promise<void> {
  await givePassword(page, person, password);
  await arrives(page, '/login/verify');
  await giveCode(page, 'verify', await app.code());
  await comesHome(page);
}

/** A colleague signs in, and lands on their desk. */
export async function goesToWork(page: Page, colleague: Person, desk: '/support' | '/audit'): Promise<void> {
  await givePassword(page, colleague);
  await arrives(page, '/login/verify');
  await giveCode(page, 'verify', await new App(colleague.secret).code());
  await arrives(page, desk);
}

/** An administrator puts another policy in force. */
export async function editsPolicy(page: Page, administrator: Person, edit: (form: Locator) => Promise<unknown>): Promise<void> {
  await goesToWork(page, administrator, '/support');
  await page.goto('/admin');
  await edit(page.locator('#policy'));
  await page.locator('#policy button[type=submit]').click();
  await arrives(page, '/admin/policy');
  await submit(page, 'change-policy');
  await isDone(page, 'policy-changed');
}

/** To Mijn login after signing in: colleagues land on their desk first. */
export async function comesHome(page: Page): Promise<void> {
  await page.waitForURL(/\/(me|support|audit)(\?.*)?$/);
  if (/\/(support|audit)(\?.*)?$/.test(page.url())) await page.goto('/me');
  await arrives(page, '/me');
}

/** Out, by the figure top right. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('header details.account > summary').click();
  await submit(page, 'sign-out');
  await arrives(page, '/login');
  await isDone(page, 'signed-out');
}

/** Types the code that came to the telephone which the organisation knows. */
export async function provesNumber(page: Page, person: Person): Promise<void> {
  await arrives(page, '/enrol/phone/confirm');
  const telephone = new Telephone(new URL(page.url()).origin, person.phone);
  await giveCode(page, 'confirm-phone', await telephone.code());
}

/** Scans the code that the page shows and confirms it with a code of the app. */
export async function linkApp(page: Page, label = ''): Promise<App> {
  await arrives(page, '/enrol/app');
  const app = App.scan(await readQr(page));
  await page.locator('form#link [name=label]').fill(label);
  await giveCode(page, 'link', await app.code());
  return app;
}

/** The codes on the page. */
export async function shownCodes(page: Page): Promise<string[]> {
  await arrives(page, '/enrol/recovery-codes');
  const codes = page.locator('[data-recovery-code]');
  return codes.evaluateAll((all) => all.map((one) => one.getAttribute('data-recovery-code') ?? ''));
}

/** "I have saved these", and on. */
export async function acknowledge(page: Page): Promise<void> {
  await page.locator('form#acknowledge [name=saved]').check();
  await submit(page, 'acknowledge');
}

/** Cards of apps on Mijn login that are in this state. */
export function apps(page: Page, state: 'in_use' | 'suspended' | 'trashed') {
  return page.locator(`#apps li[data-authenticator][data-state="${state}"]`);
}
