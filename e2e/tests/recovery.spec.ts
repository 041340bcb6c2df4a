/** Getting back in, and keeping others out: recovery codes, mailed links, reports, the trash. */
import { App } from '../support/authenticator';
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { linkIn } from '../support/postbox';
import {
  acknowledge,
  apps,
  arrives,
  giveCode,
  givePassword,
  isDone,
  isRefused,
  linkApp,
  shownCodes,
  signIn,
  signOut,
  submit,
} from '../support/steps';

const NEW_PASSWORD = 'Zeven-natte-Otters-9-dansen';

test('a recovery code opens a repair, is replaced by one that is shown once, and is refused afterwards', async ({
  page,
  demo,
  postbox,
}) => {
  const person = demo.people.take('finrust', 'enrolled');
  const [used = ''] = person.recoveryCodes;

  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await page.locator('main a[href="/recover"]').click();
  await arrives(page, '/recover');
  await page.locator('main a[href="/login/recovery-code"]').click();
  // As people type: lower case, other separators.
  await giveCode(page, 'prove', ` ${used.toLowerCase().replaceAll('-', ' ')} `);
  const [successor = '', ...more] = await shownCodes(page);
  expect(more).toEqual([]);
  expect(person.recoveryCodes).not.toContain(successor);
  await acknowledge(page);
  await arrives(page, '/me');
  await expect(page.locator('main')).toHaveAttribute('data-state', 'repair');
  await page.goto('/enrol/recovery-codes');
  await arrives(page, '/me');
  const mail = await postbox.next(person.email, words('mail', 'mail-recovery-code-consumed'));
  expect(mail.text + mail.html).not.toContain(successor);

  await signOut(page);
  await givePassword(page, person);
  await page.goto('/login/recovery-code');
  await giveCode(page, 'prove', used);
  await isRefused(page, 'recovery_code_wrong');
  await giveCode(page, 'prove', successor);
  expect(await shownCodes(page)).not.toContain(successor);
});

test('wrong codes are counted and said, then slowed down, and a right one still opens', async ({ page, demo }) => {
  const person = demo.people.take('finrust', 'enrolled');
  const app = new App(person.secret);
  const summary = page.locator('main [data-error]');
  await givePassword(page, person);
  await arrives(page, '/login/verify');

  await giveCode(page, 'verify', '12345');
  await isRefused(page, 'code_malformed');
  await giveCode(page, 'verify', app.codeIn(-300));
  await isRefused(page, 'code_wrong');
  await expect(summary).toContainText(/\b9\b/);
  for (const left of [8, 7, 6, 5]) {
    await giveCode(page, 'verify', app.wrongCode());
    await expect(summary).toContainText(new RegExp(`\\b${left}\\b`));
    await isRefused(page, 'code_wrong');
  }
  const code = await app.code();
  await giveCode(page, 'verify', code);
  await isRefused(page, 'throttled');
  await expect(async () => {
    await giveCode(page, 'verify', code);
    await expect(page.locator('#apps')).toBeVisible({ timeout: 1_000 });
  }).toPass({ intervals: [2_000] });
  await expect(page.locator('#activiteit [data-state="alert"]')).toHaveCount(1);

  await signOut(page);
  await givePassword(page, person);
  await giveCode(page, 'verify', code);
  await isRefused(page, 'code_used');
});

test('a locked account is opened by its owner’s mailbox and then takes the app’s codes again', async ({
  page,
  demo,
  postbox,
}) => {
  const person = demo.people.take('finrust', 'locked');
  const app = new App(person.secret);
  await givePassword(page, person);
  await arrives(page, '/login/(verify|prove)');
  await page.goto('/login/verify');
  await giveCode(page, 'verify', app.codeIn(0));
  await isRefused(page, 'locked');
  await page.goto('/login/prove');
  await submit(page, 'prove');
  await arrives(page, '/login/link-sent');
  await page.goto(linkIn(await postbox.next(person.email, words('mail', 'mail-login-link')), '/magic/'));
  await submit(page, 'magic');
  await arrives(page, '/me');
  await expect(page.locator('main')).toHaveAttribute('data-state', 'repair');
  await signOut(page);
  await signIn(page, person, app);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
});

test('a forgotten password is replaced by the mailbox and a code of the app, not by the mailbox alone', async ({
  page,
  demo,
  postbox,
}) => {
  const person = demo.people.take('finrust', 'enrolled');
  const app = new App(person.secret);

  const ask = async (email: string) => {
    await page.goto('/password/forgotten');
    await page.locator('#forgotten [name=email]').fill(email);
    await submit(page, 'forgotten');
    await expect(page.locator('[data-state="sent"]')).toBeVisible();
    return page.locator('main').innerHTML();
  };
  const unknown = await ask('niemand@finrust.example');
  expect(await ask(person.email), 'the same words for an address that nobody has').toBe(unknown);

  const link = linkIn(await postbox.next(person.email, words('mail', 'mail-password-reset-link')), '/magic/');
  await page.goto(link);
  await submit(page, 'magic');
  await arrives(page, '/password/new');
  const choose = async (password: string, code: string) => {
    await page.locator('#password [name=new_password]').fill(password);
    await page.locator('#password [name=code]').fill(code);
    await submit(page, 'password');
  };
  await choose(NEW_PASSWORD, '');
  await isRefused(page, 'code_missing');
  await choose(NEW_PASSWORD, app.wrongCode());
  await isRefused(page, 'code_wrong');
  await choose('Zo kort', app.codeIn(0));
  await isRefused(page, 'password_too_short');
  await choose('Wachtwoord123', app.codeIn(0));
  await isRefused(page, 'password_common');
  await choose(NEW_PASSWORD, await app.code());
  await arrives(page, '/login');
  await isDone(page, 'password-reset');
  await postbox.next(person.email, words('mail', 'mail-password-reset'));

  await page.goto(link);
  await isRefused(page, 'link_used');
  await givePassword(page, person);
  await isRefused(page, 'wrong_credentials');
  await signIn(page, person, app, NEW_PASSWORD);
});

test('“this was not me” suspends the app that was linked, and its owner can take that back', async ({
  page,
  elsewhere,
  demo,
  postbox,
}) => {
  const person = demo.people.take('finrust', 'password_set');
  await givePassword(page, person);
  const app = await linkApp(page);
  await acknowledge(page);
  await arrives(page, '/me');
  const notice = linkIn(await postbox.next(person.email, words('mail', 'mail-authenticator-linked')), '/not-me/');

  const owner = await elsewhere.newPage();
  for (let time = 0; time < 2; time += 1) {
    await owner.goto(notice);
    await arrives(owner, '/not-me');
    await expect(owner.locator('form#not-me')).toBeVisible();
  }
  await page.reload();
  await arrives(page, '/me');
  await submit(owner, 'not-me');
  await arrives(owner, '/login');
  await isDone(owner, 'suspended');
  await page.reload();
  await arrives(page, '/login');
  await owner.goto(notice);
  await isRefused(owner, 'link_used');

  await givePassword(page, person);
  await arrives(page, '/login/prove');
  await expect(page.locator('main a[href="/login/verify"]')).toHaveCount(0);
  await submit(page, 'prove');
  await page.goto(linkIn(await postbox.next(person.email, words('mail', 'mail-login-link')), '/magic/'));
  await submit(page, 'magic');
  // Whether the first step is offered or Mijn login: the app is on record there, suspended.
  await page.goto('/me');
  await apps(page, 'suspended').locator('form[id^="resume"] button').click();
  await isDone(page, 'resumed');
  await expect(apps(page, 'in_use')).toHaveCount(1);
  await signOut(page);
  await signIn(page, person, app);
});

test('“this was not me” about anything else freezes changes and ends sessions until two proofs undo it', async ({
  page,
  elsewhere,
  demo,
  postbox,
}) => {
  const person = demo.people.take('caresharing', 'enrolled');
  const app = new App(person.secret);
  await signIn(page, person, app);
  await page.goto('/me/recovery-codes');
  await submit(page, 'renew-codes');
  await shownCodes(page);
  await acknowledge(page);
  const notice = linkIn(await postbox.next(person.email, words('mail', 'mail-recovery-codes-issued')), '/not-me/');

  const owner = await elsewhere.newPage();
  await owner.goto(notice);
  await submit(owner, 'not-me');
  await isDone(owner, 'frozen');
  await page.goto('/me');
  await arrives(page, '/login');

  await signIn(owner, person, app);
  await expect(owner.locator('[data-state="frozen"]')).toBeVisible();
  await apps(owner, 'in_use').locator('a[href$="/trash"]').click();
  await submit(owner, 'trash');
  await isRefused(owner, 'factors_frozen');
  await owner.goto('/me');
  await submit(owner, 'thaw');
  await isDone(owner, 'thawed');
  await expect(owner.locator('[data-state="frozen"]')).toHaveCount(0);
});

test('an app comes back from the trash by the code of a second app, and a factor change ends other sessions', async ({
  page,
  elsewhere,
  demo,
}) => {
  const person = demo.people.take('profiportaal', 'enrolled');
  const phone = new App(person.secret);
  await signIn(page, person, phone);
  await page.locator('#apps a[href="/enrol/app"]').click();
  const tablet = await linkApp(page, 'Tablet');
  await arrives(page, '/me');
  await isDone(page, 'linked');
  await expect(apps(page, 'in_use')).toHaveCount(2);

  const other = await elsewhere.newPage();
  await signIn(other, person, tablet);

  const bin = apps(page, 'in_use').filter({ hasNotText: 'Tablet' }).locator('a[href$="/trash"]');
  await bin.click();
  await submit(page, 'trash');
  await isDone(page, 'trashed');
  await other.goto('/me');
  await arrives(other, '/login');
  await givePassword(other, person);
  await giveCode(other, 'verify', phone.codeIn(0));
  await isRefused(other, 'code_wrong');

  await submit(page, 'restore');
  await isDone(page, 'restored');
  await expect(apps(page, 'in_use')).toHaveCount(2);
  await giveCode(other, 'verify', await phone.code());
  await isRefused(other, 'session_expired');
  await signIn(other, person, phone);
});
