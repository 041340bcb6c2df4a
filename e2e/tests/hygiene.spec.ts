/** What holds on every page and against every bad request: headers, cookies, addresses, designed answers. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { APIResponse, Page } from '@playwright/test';
import { App } from '../support/authenticator';
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { Neighbour } from '../support/neighbour';
import type { Person } from '../support/people';
import { linkIn } from '../support/postbox';
import {
  acknowledge,
  apps,
  arrives,
  comesHome,
  giveCode,
  givePassword,
  isRefused,
  linkApp,
  shownCodes,
  signIn,
  signOut,
  submit,
} from '../support/steps';

const TOKEN_LENGTH = 64;
const GUESTS = ['/login', '/login?organisation=finrust', '/password/forgotten', '/password/forgotten?done=sent', '/recover'];
const OWNERS = ['/me', '/me/activity', '/me/password', '/me/recovery-codes', '/login/verify?next=/me', '/enrol/app'];

/** A page that says in words what is wrong, with the status that goes with it, and leads on. */
async function isDesigned(response: APIResponse, status: number): Promise<void> {
  expect(response.status(), response.url()).toBe(status);
  expect(response.headers()['content-type'], response.url()).toMatch(/^text\/html/);
  const html = await response.text();
  expect(html, response.url()).toContain('data-error="');
  expect(html, response.url()).toMatch(/<html lang="nl"/);
  isSafe(response, html);
}

/** OWASP's secure headers, and nothing in the page that its policy would have to allow. */
function isSafe(response: APIResponse, html: string): void {
  const [headers, where] = [response.headers(), response.url()];
  const policy = headers['content-security-policy'] ?? '';
  const rules = new Map(policy.split(';').map((rule) => [rule.trim().split(' ')[0], rule.trim().split(' ').slice(1)]));
  // WebAssembly may run where the page brings some, and nowhere else.
  const islands = html.includes('type="module"') ? " 'wasm-unsafe-eval'" : '';
  const scripts = new RegExp(`^'nonce-([A-Za-z0-9_-]{20,})'${islands}$`);
  const nonce = scripts.exec(rules.get('script-src')?.join(' ') ?? '')?.[1];
  expect(rules.get('default-src'), where).toEqual(["'none'"]);
  expect(rules.get('base-uri'), where).toEqual(["'none'"]);
  expect(rules.get('frame-ancestors'), where).toEqual(["'none'"]);
  expect(rules.get('form-action'), where).toEqual(["'self'"]);
  expect(rules.get('style-src'), where).toEqual(["'self'"]);
  expect(policy.replace(islands, ''), where).not.toMatch(/unsafe-(inline|eval|hashes)|\*|http:/);
  expect(headers['x-content-type-options'], where).toBe('nosniff');
  expect(headers['x-frame-options'], where).toBe('DENY');
  expect(headers['referrer-policy'], where).toBe('no-referrer');
  expect(headers['cross-origin-opener-policy'], where).toBe('same-origin');
  expect(headers['cross-origin-resource-policy'], where).toBe('same-origin');
  expect(headers['permissions-policy'], where).toContain('camera=()');
  expect(headers['cache-control'], where).toBe('no-store');
  expect(headers['server'], where).toBeUndefined();
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag, where).toContain(`nonce="${nonce}"`);
  expect(html, where).not.toMatch(/<[^>]+\s(style|on[a-z]+)=|<style|javascript:/i);
  expect(html, where).not.toMatch(/(src|href|action)="(https?:)?\/\//);
}

/** The page's form, posted by something that is not the page: its hidden fields go along, as a browser sends them. */
async function post(page: Page, path: string, form: Record<string, string>): Promise<APIResponse> {
  return page.request.post(path, { form, maxRedirects: 0, headers: { Origin: new URL(page.url()).origin } });
}

async function cookie(page: Page, name: string) {
  return (await page.context().cookies()).find((one) => one.name === name);
}

async function enrolled(page: Page, person: Person): Promise<App> {
  const app = new App(person.secret);
  await signIn(page, person, app);
  return app;
}

test('every page carries the security headers, and no script or style that its policy does not name', async ({
  page,
  demo,
}) => {
  const nonces = new Set<string>();
  const look = async (paths: string[]) => {
    for (const path of paths) {
      const response = await page.request.get(path, { maxRedirects: 0 });
      expect(response.status(), path).toBe(200);
      isSafe(response, await response.text());
      nonces.add(response.headers()['content-security-policy'] ?? '');
    }
  };
  await look(GUESTS);
  const person = demo.people.take('caresharing', 'enrolled');
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await look(['/login/verify', '/login/prove', '/login/recovery-code']);
  await giveCode(page, 'verify', await new App(person.secret).code());
  await comesHome(page);
  const links = apps(page, 'in_use').locator('a');
  const own = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(own).toHaveLength(2);
  await look([...OWNERS, ...own]);
  expect(nonces.size, 'a nonce is used once').toBe(GUESTS.length + 3 + OWNERS.length + own.length);
});

test('cookies are out of reach of scripts and other sites, and change with every step in', async ({ page, demo }) => {
  const person = demo.people.take('caresharing', 'enrolled');
  await givePassword(page, person, 'niet mijn wachtwoord');
  await isRefused(page, 'wrong_credentials');
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  const half = await cookie(page, 'herstel');
  await giveCode(page, 'verify', await new App(person.secret).code());
  await comesHome(page);
  const whole = await cookie(page, 'herstel');
  expect(half?.value).toBeTruthy();
  expect(whole?.value).toBeTruthy();
  expect(whole?.value).not.toBe(half?.value);
  await submit(page, 'language');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const one of await page.context().cookies()) {
    expect(one, one.name).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: '127.0.0.1' });
    expect(one.value, `${one.name} holds no address or password`).not.toMatch(/@|%40|wachtwoord/);
  }
  // The half session's cookie is worth nothing any more.
  await page.context().addCookies([{ ...half!, url: undefined }]);
  await page.goto('/me');
  await arrives(page, '/login');
});

test('no token stays in an address, and none is sent on to another site', async ({ page, demo, postbox }) => {
  const person = demo.people.take('caresharing', 'enrolled');
  const seen: string[] = [];
  page.on('framenavigated', (frame) => seen.push(frame.url()));
  await givePassword(page, person);
  await page.goto('/login/prove');
  await submit(page, 'prove');
  await arrives(page, '/login/link-sent');
  const link = linkIn(await postbox.next(person.email, words('mail', 'mail-login-link')), '/magic/');
  const token = link.slice(link.lastIndexOf('/') + 1);
  expect(token).toHaveLength(TOKEN_LENGTH);
  const response = await page.goto(link);
  await arrives(page, '/magic');
  expect(await response?.request().redirectedFrom()?.response().then((one) => one?.status())).toBe(303);
  expect(await cookie(page, 'herstel-link')).toMatchObject({ httpOnly: true, sameSite: 'Lax', value: token });
  await submit(page, 'magic');
  await arrives(page, '/me');
  expect(await cookie(page, 'herstel-link')).toBeUndefined();
  expect(seen.filter((url) => url.includes(token))).toEqual([]);
  expect(await page.content()).not.toContain(token);
});

test('after signing out, the back button shows nothing', async ({ page, demo }) => {
  const person = demo.people.take('caresharing', 'enrolled');
  await enrolled(page, person);
  await page.goto('/me/activity');
  await page.goto('/me');
  const session = await cookie(page, 'herstel');
  await signOut(page);
  for (let step = 0; step < 2; step += 1) {
    await page.goBack();
    await expect(page.locator('#apps, .timeline')).toHaveCount(0);
    await expect(page.getByText(person.email)).toHaveCount(0);
  }
  await page.context().addCookies([{ ...session!, url: undefined }]);
  await page.goto('/me');
  await arrives(page, '/login');
});

test('a post from another site is refused in words and does nothing', async ({ page, demo }) => {
  const person = demo.people.take('caresharing', 'enrolled');
  await enrolled(page, person);
  const id = (await apps(page, 'in_use').getAttribute('data-authenticator')) ?? '';
  await apps(page, 'in_use').locator('a[href$="/trash"]').click();
  const seen = await page.locator('form#trash [name=seen]').inputValue();
  const neighbour = await Neighbour.open(`${demo.url}/call/me/trash`, { authenticator: id, seen });
  await page.goto(neighbour.url);
  const [response] = await Promise.all([
    page.waitForResponse(`${demo.url}/call/me/trash`),
    page.locator('button').click(),
  ]);
  expect(response.status()).toBe(403);
  await isRefused(page, 'forbidden');
  await neighbour.close();
  const strangers: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ];
  for (const headers of strangers) {
    const answer = await page.request.post('/call/me/trash', { form: { authenticator: id, seen }, headers });
    await isDesigned(answer, 403);
  }
  // A page elsewhere may have pointed its own name at this machine.
  await isDesigned(await page.request.get('/login', { headers: { Host: 'evil.example' } }), 403);
  await page.goto('/me');
  await expect(apps(page, 'in_use')).toHaveCount(1);
});

test('what does not exist, or is not theirs, gets a designed answer', async ({ page, demo }) => {
  const person = demo.people.take('caresharing', 'enrolled');
  await enrolled(page, person);
  const there = (path: string) => page.request.get(path, { maxRedirects: 0 });
  for (const path of [
    '/nergens',
    '/me/nergens',
    '/call/nergens',
    '/dev/nergens',
    '/assets/nergens.css',
    `/me/authenticators/${randomUUID()}/trash`,
    `/me/authenticators/${randomUUID()}/rename`,
    '/me/authenticators/nummer-een/trash',
    '/me/authenticators/..%2f..%2fetc%2fpasswd/trash',
    '/%00',
    '/%ff%fe',
    `/${'a'.repeat(4000)}`,
  ]) {
    await isDesigned(await there(path), 404);
  }
  const token = randomBytes((TOKEN_LENGTH * 3) / 4).toString('base64url');
  for (const door of ['/magic', '/not-me', '/activate']) {
    await isDesigned(await there(`${door}/${token.slice(0, -1)}`), 410);
    await isDesigned(await there(`${door}/${token}x`), 410);
    await isDesigned(await there(`${door}/%3Cscript%3E`), 410);
    expect((await there(`${door}/${token}`)).status()).toBe(303);
    await isDesigned(await page.request.get(door, { headers: { Cookie: `herstel-link=${token}` } }), 410);
    await isDesigned(await page.request.get(door, { headers: { Cookie: 'herstel-link=kapot' } }), 410);
  }
  await isDesigned(await there('/call/me/trash'), 405);
  await isDesigned(await page.request.fetch('/me', { method: 'DELETE' }), 404);
  await apps(page, 'in_use').locator('a[href$="/trash"]').click();
  const seen = await page.locator('form#trash [name=seen]').inputValue();
  for (const authenticator of [randomUUID(), 'x', '']) {
    for (const act of ['trash', 'rename', 'restore', 'resume']) {
      await isDesigned(await post(page, `/call/me/${act}`, { authenticator, seen, label: 'Nieuw' }), 404);
    }
  }
});

test('a body of ten megabytes is refused in words, announced or not', async ({ page, demo }) => {
  await page.goto('/login');
  const body = `email=a%40b.example&password=${'x'.repeat(10_000_000)}`;
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  await isDesigned(await page.request.post('/call/login/sign-in', { data: body, headers }), 413);
  const pieces = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body));
      controller.close();
    },
  });
  const request: RequestInit & { duplex: 'half' } = { method: 'POST', body: pieces, headers, duplex: 'half' };
  const unannounced = await fetch(`${demo.url}/call/login/sign-in`, request);
  expect([400, 413]).toContain(unannounced.status);
  expect(await unannounced.text()).toContain('data-error="');
  for (const data of ['email=%ff%fe&password=%00', 'email[]=1', 'email=a&email=b', '{"email":1}', '\u0000']) {
    const answer = await page.request.post('/call/login/sign-in', { data, headers, maxRedirects: 0 });
    expect([303, 400], data).toContain(answer.status());
  }
  const json = await page.request.post('/call/login/sign-in', { data: { email: 1 }, maxRedirects: 0 });
  expect([303, 400, 415]).toContain(json.status());
});

test('a broken cookie is no session and no error', async ({ page }) => {
  await page.goto('/login');
  const [random, long] = [randomBytes(32).toString('base64url'), 'x'.repeat(3500)];
  for (const value of ['', 'x', random, `${random}=`, '%00%ff', '"', long]) {
    const headers = { Cookie: `herstel=${value}; herstel-flash=${value}; herstel-language=${value}` };
    const login = await page.request.get('/login', { headers });
    expect(login.status(), value).toBe(200);
    const me = await page.request.get('/me', { headers, maxRedirects: 0 });
    expect(me.status(), value).toBe(303);
    expect(me.headers()['location'], value).toMatch(/^\/login(\?|$)/);
  }
  // Words in an address do not become words on a page.
  const said = await page.request.get('/login?error=<b>gehackt</b>&done=<i>klaar</i>');
  expect(await said.text()).not.toMatch(/<b>gehackt|<i>klaar/);
});

test('a form that is empty, too long, in the wrong alphabet, stale, posted twice or too late changes nothing', async ({
  page,
  demo,
}) => {
  const person = demo.people.take('werktalent', 'enrolled');
  await page.goto('/login');
  for (const [email, password, why] of [
    ['', '', 'email_missing'],
    [person.email, '', 'password_missing'],
    ['geen adres', 'x', 'email_invalid'],
    [`${'a'.repeat(400)}@werktalent.example`, 'x', 'email_invalid'],
    ['\u202eadres@werktalent.example', 'x', 'email_invalid'],
    [person.email, '\u0000'.repeat(2000), 'wrong_credentials'],
  ] as const) {
    const answer = await post(page, '/call/login/sign-in', { email, password });
    expect(answer.status(), why).toBe(303);
    expect(answer.headers()['location'], JSON.stringify(email)).toContain(`error=${why}`);
  }

  await enrolled(page, person);
  await apps(page, 'in_use').locator('a[href$="/rename"]').click();
  const id = await page.locator('form#rename [name=authenticator]').inputValue();
  const seen = await page.locator('form#rename [name=seen]').inputValue();
  for (const [label, why] of [
    ['', 'label_missing'],
    [' \t ', 'label_missing'],
    ['é'.repeat(41), 'label_too_long'],
  ] as const) {
    const answer = await post(page, '/call/me/rename', { authenticator: id, seen, label });
    expect(answer.headers()['location'], label).toContain(`error=${why}`);
  }
  await page.locator('form#rename [name=label]').fill('<script>alert(1)</script>');
  await submit(page, 'rename');
  await expect(apps(page, 'in_use').locator('.called')).toHaveText('<script>alert(1)</script>');

  const stale = await post(page, '/call/me/trash', { authenticator: id, seen: '1' });
  expect(stale.headers()['location']).toContain('error=stale');
  await expect(apps(page, 'in_use')).toHaveCount(1);

  // Both posts are on their way before either is answered.
  await apps(page, 'in_use').locator('a[href$="/trash"]').click();
  const now = await page.locator('form#trash [name=seen]').inputValue();
  const twice = await Promise.all([1, 2].map(() => post(page, '/call/me/trash', { authenticator: id, seen: now })));
  const led = twice.map((answer) => answer.headers()['location'] ?? `${answer.status()}`);
  expect(led.filter((to) => to.includes('done=trashed')), led.join(' and ')).toHaveLength(1);

  await page.goto('/me');
  await expect(apps(page, 'trashed')).toHaveCount(1);
  await signOut(page);
  const late = await post(page, '/call/me/end-other-sessions', {});
  expect(late.headers()['location']).toMatch(/^\/login/);
});

test('R25: the log holds no password, code, secret, token or address', async ({ page, demo, postbox }) => {
  const from = demo.logged;
  const person = demo.people.take('werktalent', 'password_set');
  await givePassword(page, person, 'verkeerd-Geheim-1!');
  await givePassword(page, person);
  const app = await linkApp(page, 'Mijn eigen telefoon');
  const codes = await shownCodes(page);
  await acknowledge(page);
  await arrives(page, '/me');
  await signOut(page);
  await givePassword(page, person);
  const code = await app.code();
  await giveCode(page, 'verify', code);
  await arrives(page, '/me');
  const session = await cookie(page, 'herstel');
  const link = linkIn(await postbox.next(person.email, words('mail', 'mail-authenticator-linked')), '/not-me/');
  const token = link.slice(link.lastIndexOf('/') + 1);
  await page.goto(link);
  await arrives(page, '/not-me');

  // A moment's fraction may look like a code.
  const log = demo.log(from).replaceAll(/"timestamp":"[^"]*"/g, '');
  expect(log).toContain('/not-me/{token}');
  const personal = [person.email, person.password, 'verkeerd-Geheim', 'Mijn eigen telefoon', '127.0.0.1'];
  const secrets = [app.secret, code, token, session?.value ?? '', ...codes, 'Mozilla'];
  for (const canary of [...personal, ...secrets]) {
    expect(canary.length).toBeGreaterThan(5);
    expect(log.toLowerCase(), 'the log').not.toContain(canary.toLowerCase());
  }
});
