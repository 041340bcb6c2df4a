/** Through every page, in each state that looks different. Whoever comes along looks at each in turn. */
import { type BrowserContext, type Page, expect } from '@playwright/test';
import { App } from './authenticator';
import { words } from './catalogue';
import type { Demo } from './demo';
import { linkIn, type Mail, type Postbox } from './postbox';
import { Telephone } from './telephone';
import {
  acknowledge,
  apps,
  arrives,
  giveCode,
  givePassword,
  goesToWork,
  isDone,
  isRefused,
  linkApp,
  shownCodes,
  signIn,
  signOut,
  submit,
} from './steps';

/** What the tour needs. */
export interface Party {
  page: Page;
  /** Another browser, for what opens elsewhere. */
  elsewhere: BrowserContext;
  demo: Demo;
  postbox: Postbox;
  /** Looks at the page that the browser shows; it may reload it, but not go elsewhere. */
  look: (name: string, page: Page) => Promise<void>;
}

const LONG_NAME = 'Telefoon van het werk, met lange naam';

/** The pages of somebody unknown. */
export async function guests({ page, look, demo, postbox }: Party): Promise<void> {
  const person = demo.people.take('caresharing', 'enrolled');
  await page.goto('/login');
  await look('login', page);
  await page.goto('/login?organisation=profiportaal');
  await look('login-branded', page);
  await givePassword(page, person, 'niet goed');
  await isRefused(page, 'wrong_credentials');
  await look('login-refused', page);
  await page.goto('/nergens');
  await look('not-found', page);
  await page.goto('/password/forgotten');
  await look('forgotten', page);
  await page.locator('#forgotten [name=email]').fill('geen adres');
  await submit(page, 'forgotten');
  await isRefused(page, 'email_invalid');
  await look('forgotten-refused', page);
  await page.locator('#forgotten [name=email]').fill(person.email);
  await submit(page, 'forgotten');
  await look('forgotten-sent', page);
  await page.goto(linkIn(await postbox.next(person.email, words('mail', 'mail-password-reset-link')), '/magic/'));
  await look('magic-password', page);
  await submit(page, 'magic');
  await arrives(page, '/password/new');
  await look('password-new', page);
  await page.locator('#password [name=new_password]').fill('kort');
  await submit(page, 'password');
  await look('password-new-refused', page);
  await page.context().clearCookies({ name: 'herstel-link' });
  await page.goto('/magic');
  await look('link-used', page);
  const invited = demo.people.take('finrust', 'invited');
  await page.goto(linkIn(await postbox.next(invited.email, '/activate/'), '/activate/'));
  await look('activate', page);
}

/** The first-time steps. */
export async function newcomers({ page, look, demo }: Party): Promise<void> {
  const person = demo.people.take('werktalent', 'password_set');
  await givePassword(page, person);
  await arrives(page, '/enrol/app');
  await look('enrol-app', page);
  await giveCode(page, 'link', '12345');
  await isRefused(page, 'code_malformed');
  await look('enrol-app-refused', page);
  const app = await linkApp(page);
  await shownCodes(page);
  await look('recovery-codes', page);
  await acknowledge(page);
  await isDone(page, 'registered');
  await look('me-new', page);
  await signOut(page);
  await look('signed-out', page);
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await look('verify-remember', page);
  await page.locator('form#verify [name=remember]').check();
  await giveCode(page, 'verify', await app.code());
  await arrives(page, '/me');
  await look('me-remembered', page);
  await signOut(page);
  await givePassword(page, demo.people.take('caresharing', 'password_set'));
  await arrives(page, '/enrol/app');
  await look('enrol-grace', page);
  await submit(page, 'skip');
  await isDone(page, 'skipped');
  await look('me-grace', page);
}

/** Who lost the app: the other ways in. */
export async function losers({ page, elsewhere, look, demo, postbox }: Party): Promise<void> {
  const person = demo.people.take('profiportaal', 'enrolled');
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await look('verify', page);
  await giveCode(page, 'verify', new App(person.secret).wrongCode());
  await isRefused(page, 'code_wrong');
  await look('verify-refused', page);
  await page.goto('/login/prove');
  await look('prove', page);
  await page.goto('/login/recovery-code');
  await look('recovery-code', page);
  await page.goto('/login/prove');
  await submit(page, 'prove');
  await arrives(page, '/login/link-sent');
  await look('link-sent', page);
  const link = linkIn(await postbox.next(person.email, words('mail', 'mail-login-link')), '/magic/');
  const other = await elsewhere.newPage();
  await other.goto(link);
  await look('magic-other-browser', other);
  await other.close();
  await page.goto(link);
  await look('magic', page);
  await submit(page, 'magic');
  await arrives(page, '/me');
  await look('me-repair', page);
}

/** Somebody signed in, from one change to the next. Returns a notice that they got. */
export async function owners({ page, look, demo, postbox }: Party): Promise<Mail> {
  const person = demo.people.take('profiportaal', 'enrolled');
  const app = new App(person.secret);
  await signIn(page, person, app);
  await look('me', page);
  await page.locator('header details.account > summary').click();
  await page.goto('/me/activity');
  await look('activity', page);
  await page.goto('/me/password');
  await look('password', page);
  await page.goto('/login/verify?next=/me');
  await look('step-up', page);
  await page.goto('/enrol/app');
  await look('enrol-another', page);
  await page.goto('/me');
  await apps(page, 'in_use').locator('a[href$="/rename"]').click();
  await look('rename', page);
  await page.locator('form#rename [name=label]').fill(LONG_NAME);
  await submit(page, 'rename');
  await isDone(page, 'renamed');
  await page.goto('/me/recovery-codes');
  await look('renew-codes', page);
  await submit(page, 'renew-codes');
  await shownCodes(page);
  await look('recovery-codes-renewed', page);
  await acknowledge(page);
  await arrives(page, '/me');
  await apps(page, 'in_use').locator('a[href$="/trash"]').click();
  await look('trash', page);
  await submit(page, 'trash');
  await isDone(page, 'trashed');
  await look('me-trashed', page);
  await signOut(page);
  await givePassword(page, person);
  await arrives(page, '/login/prove');
  await look('prove-trashed', page);
  await page.goto('/login/trashed-app');
  await look('trashed-app', page);
  await giveCode(page, 'prove', await app.code());
  await arrives(page, '/enrol/app');
  await look('enrol-again', page);
  const notice = await postbox.next(person.email, words('mail', 'mail-authenticator-trashed'));
  await page.goto(linkIn(notice, '/not-me/'));
  await look('not-me', page);
  await submit(page, 'not-me');
  await isDone(page, 'frozen');
  await look('frozen', page);
  return notice;
}

/** A backup address and a recovery code that switches off, from setting up to getting in by them. */
export async function prudents({ page, elsewhere, look, demo, postbox }: Party): Promise<void> {
  const person = demo.people.take('mijnlogin', 'enrolled', 'user');
  const backup = 'prive@thuis.example';
  await page.goto('/recover');
  await look('recover', page);
  await signIn(page, person, new App(person.secret));
  await look('me-no-backup', page);
  await page.goto('/me/backup-email');
  await look('backup-email', page);
  await page.locator('#backup-email [name=backup_email]').fill(person.email);
  await submit(page, 'backup-email');
  await isRefused(page, 'same_as_login');
  await look('backup-email-refused', page);
  await page.locator('#backup-email [name=backup_email]').fill(backup);
  await submit(page, 'backup-email');
  await isDone(page, 'backup-email-asked');
  await look('me-backup-waits', page);
  const reader = await elsewhere.newPage();
  await reader.goto(linkIn(await postbox.next(backup, words('mail', 'mail-backup-email-confirm')), '/confirm-email/'));
  await look('backup-confirm', reader);
  await submit(reader, 'confirm-email');
  await isDone(reader, 'backup-email-confirmed');
  await page.goto('/me');
  await look('me-backup', page);
  await page.goto('/me/backup-email/remove');
  await look('backup-remove', page);
  await reader.goto(linkIn(await postbox.next(backup, words('mail', 'mail-backup-email-confirmed')), '/not-me/'));
  await look('not-me-backup', reader);
  await reader.close();
  await signOut(page);
  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await look('verify-lost', page);
  await page.goto('/recover');
  await look('recover-ways', page);
  await page.goto('/login/backup-email');
  await look('backup-link', page);
  await submit(page, 'prove');
  await look('backup-link-sent', page);
  await page.goto('/login/switch-off');
  await look('switch-off', page);
  await giveCode(page, 'switch-off', person.recoveryCodes[0] ?? '');
  await shownCodes(page);
  await look('switched-off-code', page);
  await acknowledge(page);
  await isDone(page, 'switched-off');
  await givePassword(page, person);
  await arrives(page, '/me');
  await look('me-password-alone', page);
}

/** Support: whom they find, what they read, and every act that is offered, before it is done. */
export async function helpers({ page, look, demo }: Party): Promise<void> {
  const linked = demo.people.take('werktalent', 'enrolled', 'user');
  const [locked, invited] = [demo.people.take('werktalent', 'locked'), demo.people.take('werktalent', 'invited')];
  await goesToWork(page, demo.people.take('werktalent', 'enrolled', 'lead'), '/support');
  await look('support', page);
  await page.goto('/support?q=ab');
  await look('support-too-short', page);
  await page.goto(`/support?q=${encodeURIComponent('"%<b>مرحبا🦊'.repeat(8))}`);
  await look('support-nobody', page);
  await page.goto('/support?q=medewerker');
  await look('support-found', page);
  const seen = new Set<string>();
  for (const [who, { email }] of Object.entries({ linked, locked, invited })) {
    await page.goto(`/support?q=${encodeURIComponent(email)}`);
    await page.locator('#found tbody a').first().click();
    await arrives(page, '/support/accounts/[^/]+');
    await look(`support-account-${who}`, page);
    const offered = await page.locator('#handelen a[data-act]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const act of offered.filter((href) => !seen.has(href.split('/').pop() ?? ''))) {
      const name = act.split('/').pop() ?? '';
      seen.add(name);
      await page.goto(act);
      await look(`support-${name}`, page);
    }
  }
  await page.goto(`/support?q=${encodeURIComponent(linked.email)}`);
  await page.locator('#found tbody a').first().click();
  await page.locator('#handelen a[data-act=reset]').click();
  await page.locator('form#reset [name=ticket]').fill('x');
  await page.locator('form#reset').evaluate((form: HTMLFormElement) => form.submit());
  await page.locator('main [data-error]').first().waitFor();
  await look('support-reset-refused', page);
  // Who was disabled is offered what nobody else is.
  await page.goto(`/support?q=${encodeURIComponent(linked.email)}`);
  await page.locator('#found tbody a').first().click();
  await page.locator('#handelen a[data-act=disable]').click();
  await page.locator('form#disable [name=reason]').fill('Uit dienst');
  await submit(page, 'disable');
  await isDone(page, 'disabled');
  await page.locator('#handelen a[data-act=enable]').click();
  await look('support-enable', page);
}

/** Who is called: a number from being typed to being thrown away, and the telephone itself. */
export async function callers({ page, look, demo }: Party): Promise<void> {
  const person = demo.people.take('caresharing', 'password_set');
  const number = '+31612345603';
  const handset = `/dev/phone?number=${encodeURIComponent(number)}`;
  const digits = async () => (await page.locator('[data-digits]').getAttribute('data-digits')) ?? '';
  /** Picks up, looks if there is something to see, and keys this in. */
  const answer = async (keys: string, see?: string) => {
    await page.goto(handset);
    await page.locator('li[data-state=ringing]').first().getByRole('button').first().click();
    await page.locator('form.keypad').waitFor();
    if (see) await look(see, page);
    for (const key of keys) await page.locator(`form.keypad button[value="${key}"]`).click();
    await expect(page.locator('form.keypad')).toHaveCount(0);
  };
  await page.goto('/dev/phone');
  await look('dev-phone-empty', page);
  await givePassword(page, person);
  await arrives(page, '/enrol/app');
  await page.goto('/enrol/phone');
  await look('enrol-phone', page);
  await page.locator('#add-phone [name=phone]').fill('112');
  await submit(page, 'add-phone');
  await isRefused(page, 'phone_service');
  await look('enrol-phone-refused', page);
  await page.locator('#add-phone [name=phone]').fill(number.replace('+31', '0'));
  await submit(page, 'add-phone');
  await arrives(page, '/enrol/phone/confirm');
  await expect(page.locator('[data-live=ringing]')).toBeVisible();
  await look('call-rings', page);
  const digit = await digits();
  await page.goto(handset);
  await look('dev-phone-rings', page);
  await answer(digit, 'dev-phone-talks');
  await page.goto('/enrol/phone/confirm');
  await expect(page.locator('[data-live=right]')).toBeVisible();
  await look('call-right', page);
  await page.locator('form#confirm-phone button.primary').click();
  await shownCodes(page);
  await acknowledge(page);
  await arrives(page, '/me');
  await look('me-phone', page);
  await page.locator('#telefoons a[href$="/remove"]').click();
  await arrives(page, '/me/phones/[^/]+/remove');
  await look('phone-remove', page);
  await page.goto('/me');
  await signOut(page);
  await givePassword(page, person);
  await arrives(page, '/login/phone');
  await look('ask-phone', page);
  await submit(page, 'ask-phone');
  await arrives(page, '/login/phone/confirm');
  await expect(page.locator('[data-live=ringing]')).toBeVisible();
  await look('call-signs-in', page);
  await answer((await digits()) === '00' ? '11' : '00');
  await page.goto('/login/phone/confirm');
  await look('call-wrong', page);
}

/** Who is sent codes, to sign in and beside a link for a new password. */
export async function texters({ page, look, demo, postbox }: Party): Promise<void> {
  const person = demo.people.take('werktalent', 'password_set');
  const telephone = new Telephone(demo.url, '+31612345604');
  await givePassword(page, person);
  await arrives(page, '/enrol/app');
  await page.goto('/enrol/phone');
  await look('enrol-phone-sms', page);
  await page.locator('#add-phone [name=phone]').fill(telephone.number);
  await submit(page, 'add-phone');
  await arrives(page, '/enrol/phone/confirm');
  await look('sms', page);
  const code = await telephone.code();
  await giveCode(page, 'confirm-phone', code === '000000' ? '111111' : '000000');
  await isRefused(page, 'sms_code_wrong');
  await look('sms-refused', page);
  await giveCode(page, 'confirm-phone', code);
  await arrives(page, '/enrol/app');
  await page.goto('/enrol/recovery-codes');
  await acknowledge(page);
  await page.goto('/me');
  await signOut(page);
  await page.goto('/password/forgotten');
  await page.locator('#forgotten [name=email]').fill(person.email);
  await submit(page, 'forgotten');
  await page.goto(linkIn(await postbox.next(person.email, words('mail', 'mail-password-reset-link')), '/magic/'));
  await submit(page, 'magic');
  await arrives(page, '/password/new');
  await look('password-new-with-phone', page);
  await submit(page, 'ask-phone');
  await arrives(page, '/password/phone');
  await look('password-phone', page);
  await page.locator('#password [name=new_password]').fill('Kade-27-molen-Zwaan!');
  await page.locator('#password [name=code]').fill('12');
  await submit(page, 'password');
  await isRefused(page, 'code_malformed');
  await look('password-phone-refused', page);
}

/** Audit: the ledger, a filter that cannot be followed, and an account at moments. */
export async function readers({ page, look, demo }: Party): Promise<void> {
  await goesToWork(page, demo.people.take('werktalent', 'enrolled', 'auditor'), '/audit');
  await look('audit', page);
  await page.goto('/audit?person=niemand%20heet%20zo');
  await look('audit-bad-filter', page);
  await page.goto('/audit?outcome=refused&from=2001-01-01&to=2001-01-02');
  await look('audit-nothing', page);
  await page.goto('/audit');
  await page.locator('a[href^="/audit/streams/"]').first().click();
  await arrives(page, '/audit/streams/[^/]+');
  const stream = new URL(page.url()).pathname;
  for (const [name, query] of Object.entries({ now: '', then: '?at=1', before: '?at=0', future: '?at=2999-01-01T00:00:00Z' })) {
    await page.goto(`${stream}${query}`);
    await look(`stream-${name}`, page);
  }
}

/** The administrators' desk. */
export async function administrators({ page, look, demo }: Party): Promise<void> {
  const known = demo.people.take('profiportaal', 'password_set');
  await goesToWork(page, demo.people.take('profiportaal', 'enrolled', 'administrator'), '/support');
  await page.goto('/admin');
  await look('admin', page);
  await page.locator('#policy [name=grace_days]').fill('99');
  await page.locator('#policy button[type=submit]').click();
  await isRefused(page, 'grace_days_invalid');
  await look('admin-refused', page);
  await page.locator('#policy [name=grace_days]').fill('7');
  await page.locator('#policy [name=mailbox]').uncheck();
  await page.locator('#policy [name=reset_by]').selectOption('administrators');
  await page.locator('#policy [name=sms]').check();
  await page.locator('#policy button[type=submit]').click();
  await arrives(page, '/admin/policy');
  await look('admin-plan', page);
  await page.goto('/admin/branches');
  await look('admin-branches-none', page);
  await page.locator('#branch [name=sender]').fill('02 Rotterdam en omstreken, met een lange naam');
  await submit(page, 'branch');
  await isDone(page, 'branch-added');
  await look('admin-branches', page);
  await page.goto('/admin/organisation');
  await look('admin-organisation', page);
  await page.locator('#organisation [name=colour]').fill('#ffcc00');
  await page.locator('#organisation button[type=submit]').click();
  await isRefused(page, 'colour_too_light');
  await look('admin-organisation-refused', page);
  await page.locator('#organisation [name=colour]').fill('#7a1f3d');
  await page.locator('#organisation [name=name]').fill('ProfiPortaal voor vakmensen, met een lange naam');
  await page.locator('#organisation button[type=submit]').click();
  await arrives(page, '/admin/organisation/change');
  await look('admin-organisation-plan', page);
  await page.goto('/admin/mail');
  await look('admin-mail', page);
  await page.goto('/admin/people');
  const list = `email;naam\nnieuw@post.example;Nieuw\ngeen adres;X\n${known.email};Al hier\n${'lang'.repeat(30)};Y`;
  await page.locator('#import [name=file]').setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await submit(page, 'import');
  await arrives(page, '/admin/imports/[^/]+');
  await look('admin-import', page);
  const listPage = page.url();
  await submit(page, 'confirm-import');
  await isDone(page, 'import-confirmed');
  await expect(async () => {
    await page.goto(listPage);
    await expect(page.locator('[data-import][data-state=done]')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await look('admin-import-done', page);
  await page.goto('/admin/people');
  await look('admin-people', page);
  await page.locator('#collegas tbody a').first().click();
  await arrives(page, '/admin/people/[^/]+');
  await look('admin-role', page);
}

/** Every walk, by whose pages it goes through. */
export const TOURS = {
  guests, newcomers, losers, owners, prudents, callers, texters, helpers, readers, administrators,
};
