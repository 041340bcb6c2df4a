/** Every island, clicked: what a browser does better than a page alone. */
import type { Page } from '@playwright/test';
import { App } from '../support/authenticator';
import { expect, test } from '../support/fixtures';
import { awake } from '../support/islands';
import { arrives, comesHome, givePassword, isRefused, linkApp, shownCodes, signIn, submit } from '../support/steps';

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
});

test('a code of six digits sends itself, once, and not again after a refusal', async ({ page, demo }) => {
  const person = demo.people.take('werktalent', 'enrolled');
  const app = new App(person.secret);
  const sent = posts(page, '/call/login/verify');
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await awake(page);
  await expect(page.locator('.code-field .when-awake')).toBeVisible();
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
  const lacks = page.locator('#password-lacks');
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
