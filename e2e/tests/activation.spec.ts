/** The first password, by the link of the invitation. */
import { words } from '../support/catalogue';
import { expect, test } from '../support/fixtures';
import { linkIn } from '../support/postbox';
import { acknowledge, arrives, isRefused, linkApp, provesNumber, submit } from '../support/steps';

test('who is invited chooses a password by the mailed link, once, and goes on to link an app', async ({
  page,
  elsewhere,
  demo,
  postbox,
}) => {
  const person = demo.people.take('werktalent', 'invited');
  const mail = await postbox.next(person.email, '/activate/');
  expect(mail.subject).toContain('WerkTalent');
  const link = linkIn(mail, '/activate/');

  for (let time = 0; time < 2; time += 1) {
    await page.goto(link);
    await arrives(page, '/activate');
  }
  await expect(page.locator('html')).toHaveAttribute('data-organisation', 'werktalent');
  const choose = async (password: string) => {
    await page.locator('#password [name=new_password]').fill(password);
    await submit(page, 'password');
  };
  for (const [password, why] of [
    ['', 'password_missing'],
    ['Kort-1!', 'password_too_short'],
    ['allemaalkleineletters', 'password_composition'],
    ['x'.repeat(300), 'password_too_long'],
  ] as const) {
    await choose(password);
    await isRefused(page, why);
  }
  await choose('Zeven-natte-Otters-9-dansen');
  await provesNumber(page, person);
  await linkApp(page);
  await acknowledge(page);
  await arrives(page, '/me');
  await postbox.next(person.email, words('mail', 'mail-authenticator-linked'));

  const late = await elsewhere.newPage();
  await late.goto(link);
  await expect(late.locator('form#password')).toHaveCount(0);
  await isRefused(late, 'link_used');
});
