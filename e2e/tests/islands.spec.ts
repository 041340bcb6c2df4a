/** Every island, clicked: what a browser does better than a page alone. */
import type { Page } from '@playwright/test';
import { App } from '../support/authenticator';
import { expect, test } from '../support/fixtures';
import { awake } from '../support/islands';
import {
  arrives,
  comesHome,
  givePassword,
  goesToWork,
  isRefused,
  linkApp,
  shownCodes,
  signIn,
  submit,
} from '../support/steps';

/** Counts what the page sends to `path`. */
function posts(page: Page, path: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === path) count += 1;
  });
  return () => count;
}

/** How far the page moved by itself (Cumulative Layout Shift), from its first drawing on. */
async function shift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );
}

test('both halves name the islands alike, nothing moves as they wake, and recovery codes are copied as printed', async ({
  page,
  context,
  demo,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto('/login');
  expect(await awake(page), 'this build has islands').toBe(true);
  await givePassword(page, demo.people.take('caresharing', 'password_set'));
  await linkApp(page);
  const codes = await shownCodes(page);
  await awake(page);
  expect(await shift(page)).toBe(0);
  const { names, used } = await page.evaluate(async () => {
    const module = document.querySelector('head script[type=module]')?.textContent ?? '';
    const names = Object.keys(await import(/import\("([^"]+)"\)/.exec(module)?.[1] ?? ''));
    const islands = [...document.querySelectorAll<HTMLElement>('leptos-island')];
    return { names, used: islands.map((island) => island.dataset.component) };
  });
  expect(used.length).toBeGreaterThan(0);
  for (const name of used) expect(names).toContain(name);
  expect(said).toEqual([]);

  await page.locator('button#copy').click();
  await expect(page.locator('.keep [role=status]')).not.toBeEmpty();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toEqual(codes);

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.locator('button#print').click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
});

test('a code of six digits sends itself, once, and not again after a refusal', async ({ page, demo }) => {
  const person = demo.people.take('profiportaal', 'enrolled');
  const app = new App(person.secret);
  const sent = posts(page, '/call/login/verify');
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await awake(page);
  await expect(page.locator('.field .when-awake')).toBeVisible();
  expect(await shift(page), 'nothing moves').toBe(0);

  const field = page.locator('form#verify [name=code]');
  await field.pressSequentially(app.wrongCode(), { delay: 20 });
  await isRefused(page, 'code_wrong');
  expect(sent()).toBe(1);

  await awake(page);
  const code = await app.code();
  await field.pressSequentially(code, { delay: 20 });
  await page.waitForTimeout(500);
  expect(sent(), 'the second try is in hand').toBe(1);
  await expect(field).toHaveValue(code);
  await submit(page, 'verify');
  await comesHome(page);
  expect(sent()).toBe(2);
});

test('islands wake in a browser that is never idle', async ({ page }) => {
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const until = performance.now() + 20;
      while (performance.now() < until);
      port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  await page.goto('/login');
  expect(await awake(page)).toBe(true);
});

test('a browser that may not copy says so', async ({ page, context, demo }) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
  });
  await givePassword(page, demo.people.take('caresharing', 'password_set'));
  await linkApp(page);
  await shownCodes(page);
  await awake(page);
  await page.locator('button#copy').click();
  await expect(page.locator('.keep [role=status]')).toContainText('Download');
});

test('a password says while it is typed what it lacks, and the server agrees', async ({ page, demo }) => {
  const person = demo.people.take('werktalent', 'enrolled');
  await signIn(page, person, new App(person.secret));
  await page.goto('/me/password');
  const field = page.locator('#password [name=new_password]');
  const lacks = page.locator('.live-password [role=status]');
  const kept = page.locator('#password-rules [data-kept=true]');
  const choose = async (password: string) => {
    await awake(page);
    await field.fill(password);
    const said = await lacks.textContent();
    await page.locator('#password [name=password]').fill(person.password);
    await submit(page, 'password');
    return said;
  };
  await awake(page);
  await expect(lacks).toBeEmpty();
  await expect(kept).toHaveCount(0);
  for (const [typed, rules] of Object.entries({ a: ['lower'], 'A 7': ['upper', 'digit', 'special'] })) {
    await field.fill(typed);
    await expect.poll(() => kept.evaluateAll((all) => all.map((one) => one.getAttribute('data-rule')))).toEqual(rules);
  }
  await field.fill('x'.repeat(257));
  await expect(lacks).toHaveText('Het wachtwoord is te lang');
  await field.fill('');
  await expect(lacks).toBeEmpty();
  expect(await choose('zeven otters')).toBe('Nog nodig: 3 tekens, een hoofdletter en een cijfer.');
  await isRefused(page, 'password_too_short');
  expect(await choose('Zeven-natte-otters-dansen')).toBe('Nog nodig: een cijfer.');
  await isRefused(page, 'password_composition');
  expect(await choose('Zeven-natte-otters-9-dansen')).toContain('Dit past.');
  await arrives(page, '/me');
  await expect(page.locator('main [data-done^="password-strength"]')).toBeVisible();
});

test('who must wait sees the time run out', async ({ page, demo }) => {
  const person = demo.people.take('werktalent', 'enrolled');
  const app = new App(person.secret);
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  // As the service says it after too many wrong codes; its own minutes would outlast the test.
  const flash = { name: 'herstel-flash', value: 'code=throttled&minutes=1', url: demo.url };
  await page.context().addCookies([flash]);
  await page.clock.install();
  await page.goto('/login/verify?error=throttled');
  await isRefused(page, 'throttled');
  const timer = page.locator('[role=timer]');
  await awakeUnder(page);
  await page.clock.runFor(15_000);
  await expect(timer).toHaveText('Wacht nog 0:45.');
  await page.clock.runFor(46_000);
  await expect(timer).toHaveText('U kunt het nu opnieuw proberen.');
  await expect(page.locator('.summary [role=status]')).toHaveText('U kunt het nu opnieuw proberen.');
  await page.locator('form#verify [name=code]').fill(await app.code());
  await submit(page, 'verify');
  await comesHome(page);
});

/** The islands wake when the browser is idle, by a clock that stands still. */
async function awakeUnder(page: Page): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(100);
    await expect(page.locator('html')).toHaveAttribute('data-islands', 'awake', { timeout: 500 });
  }).toPass();
}

test('a form that is sent by a double click is sent once', async ({ page, demo }) => {
  const sent = posts(page, '/call/login/sign-in');
  const person = demo.people.take('werktalent', 'locked');
  await page.goto('/login');
  await awake(page);
  await page.locator('#sign-in [name=email]').fill(person.email);
  await page.locator('#sign-in [name=password]').fill(person.password);
  await page.locator('#sign-in button[type=submit]').dblclick();
  await arrives(page, '/login/(verify|prove)');
  expect(sent()).toBe(1);
});

/** Counts the pages that the browser asks for at `path`. */
function reads(page: Page, path: RegExp): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (request.method() === 'GET' && path.test(url.pathname)) asked.push(url.search);
  });
  return asked;
}

test('support finds people while typing, from three letters on, and the address keeps in step', async ({ page, demo }) => {
  await goesToWork(page, demo.people.take('finrust', 'enrolled', 'approver'), '/support');
  await awake(page);
  const asked = reads(page, /^\/support$/);
  const field = page.locator('#search [name=q]');
  const found = page.locator('#found');
  const told = page.locator('main leptos-island [role=status]');
  await field.pressSequentially('me', { delay: 20 });
  await page.waitForTimeout(600);
  expect(asked, 'two letters are not sent').toEqual([]);
  await expect(found).toHaveAttribute('data-behind');

  await field.pressSequentially('dewerker', { delay: 20 });
  await expect(found.locator('tbody tr')).not.toHaveCount(0);
  await expect(page).toHaveURL(/\/support\?q=medewerker$/);
  expect(asked, 'nothing but what was typed in the end').toEqual(['?q=medewerker']);
  const people = await found.locator('tbody tr').count();
  await expect(told).toHaveText(`${people} accounts gevonden`);
  await expect(field, 'who types goes on').toBeFocused();
  await expect(found).not.toHaveAttribute('data-behind');

  await page.locator('#search [name=state]').selectOption('locked');
  await expect(page).toHaveURL(/\/support\?q=medewerker&state=locked$/);
  await expect(found.locator('tbody tr[data-state=locked]')).toHaveCount(await found.locator('tbody tr').count());
  await field.fill('medewerker bestaat niet');
  await expect(found.locator('[data-state=nothing]')).toBeVisible();
  await expect(told).toContainText('Geen account gevonden voor ‘medewerker bestaat niet’.');
  expect(await page.locator('header form [name=next]').first().inputValue(), 'the language stays here').toContain('bestaat');

  await page.reload();
  await expect(field).toHaveValue('medewerker bestaat niet');
  await expect(found.locator('[data-state=nothing]')).toBeVisible();
});

test('a slow answer to what was typed before never replaces a later one', async ({ page, demo }) => {
  await goesToWork(page, demo.people.take('finrust', 'enrolled', 'lead'), '/support');
  await awake(page);
  const given: string[] = [];
  page.on('requestfailed', (request) => given.push(new URL(request.url()).search));
  await page.route('**/support?q=medewerker1', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue().catch(() => undefined);
  });
  const field = page.locator('#search [name=q]');
  const slow = page.waitForRequest('**/support?q=medewerker1');
  await field.fill('medewerker1');
  await slow;
  await field.fill('medewerker2');
  await expect(page).toHaveURL(/\/support\?q=medewerker2$/);
  await page.waitForTimeout(1_800);
  expect(given, 'the older one was given up').toEqual(['?q=medewerker1']);
  await expect(page.locator('#found tbody tr')).toHaveCount(1);
  await expect(page.locator('#found')).toContainText('medewerker2@');
});

test('who was signed out meanwhile is asked to sign in, not shown nothing', async ({ page, demo }) => {
  await goesToWork(page, demo.people.take('finrust', 'enrolled', 'administrator'), '/support');
  await awake(page);
  await page.context().clearCookies();
  await page.locator('#search [name=q]').fill('medewerker');
  await arrives(page, '/login');
});

test('the slider takes the auditor through time, once it rests', async ({ page, demo }) => {
  await goesToWork(page, demo.people.take('finrust', 'enrolled', 'auditor'), '/audit');
  await page.locator('a[href^="/audit/streams/"]').first().click();
  await arrives(page, '/audit/streams/[^/]+');
  await page.goto(new URL(page.url()).pathname);
  await awake(page);
  const slider = page.getByRole('slider');
  const position = page.locator('#position');
  const last = Number(await position.getAttribute('data-version'));
  expect(last).toBeGreaterThan(2);
  const asked = reads(page, /^\/audit\/streams\//);
  await slider.focus();
  for (let back = 0; back < 3; back += 1) await page.keyboard.press('ArrowLeft', { delay: 30 });
  await expect(position).toHaveAttribute('data-at', `${last - 3}`);
  expect(asked, 'only where it rests is read, and on record').toEqual([`?at=${last - 3}`]);
  await expect(page).toHaveURL(new RegExp(`\\?at=${last - 3}$`));
  await expect(slider).toBeFocused();
  await expect(slider).toHaveAttribute('aria-valuetext', `na gebeurtenis ${last - 3} van ${last}`);
  await expect(page.locator('main leptos-island [role=status]')).toContainText('Toestand toen en nu');
  await expect(page.locator('#travel [name=at]')).toHaveValue(`${last - 3}`);

  await page.keyboard.press('Home');
  await expect(position).toHaveAttribute('data-at', '0');
  await expect(page.locator('#ways a[rel=prev]')).toHaveCount(0);
  const shown = await page.locator('#as-of').innerText();
  await page.reload();
  expect(await page.locator('#as-of').innerText(), 'the address shows the same').toBe(shown);
});
