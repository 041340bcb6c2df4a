/** Manual 001: "Hoe activeer ik 2-factor authenticatie?", step by step. The telephone is answered at /dev/phone. */
import type { Page } from '@playwright/test';
import { App } from '../support/authenticator';
import { expect, test } from '../support/fixtures';
import { LANGUAGES } from '../support/language';
import { acknowledge, arrives, givePassword, isDone, isRefused, shownCodes, signIn, signOut, submit } from '../support/steps';
import { Telephone } from '../support/telephone';

/** What the manual shows, and the same in English. */
const SHOWN = {
  nl: {
    left: 'U kunt dit nog 14 dagen overslaan',
    mandatory: 'Daarna bent u verplicht om tweestapsverificatie in te stellen',
    skip: 'Nu overslaan',
    add: 'Voeg telefoonnummer/ mobiele nummer toe',
    country: 'Nederland (+31)',
    verify: 'Verifiëren',
    in: 'Meld mij aan',
    added: 'Toevoegen',
  },
  en: {
    left: 'You can skip this for 14 more days',
    mandatory: 'After that you have to set up two-step verification',
    skip: 'Skip for now',
    add: 'Add a phone number / mobile number',
    country: 'Netherlands (+31)',
    verify: 'Verify',
    in: 'Sign me in',
    added: 'Add',
  },
} as const;

/** What the page shows to key in: one digit for a new number, two to sign in. */
async function digits(page: Page, count: 1 | 2): Promise<string> {
  const shown = (await page.locator('[data-digits]').getAttribute('data-digits')) ?? '';
  expect(shown).toMatch(new RegExp(`^\\d{${count}}$`));
  return shown;
}

/** The green tick, which nobody has to ask for: an island looks, or the browser loads the page again. */
async function isTicked(page: Page): Promise<void> {
  await expect(page.locator('[data-live=right] .ticked')).toBeVisible();
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });
    const shown = SHOWN[language];

    test('who signs in at CareSharing adds a telephone, is called, is called again next time, and adds another number', async ({
      page,
      demo,
    }) => {
      const person = demo.people.take('caresharing', 'password_set');
      const mobile = new Telephone(demo.url, language === 'nl' ? '+31612345601' : '+31612345602');
      const landline = new Telephone(demo.url, language === 'nl' ? '+31201234561' : '+31201234562');
      const numbers = page.locator('#telefoons li[data-phone]');

      await test.step('wanneer u uw e-mailadres en wachtwoord heeft ingevoerd, verschijnt het scherm', async () => {
        await givePassword(page, person);
        await arrives(page, '/enrol/app');
        await expect(page.locator('html')).toHaveAttribute('data-organisation', 'caresharing');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      });

      await test.step('u kunt het gedurende een periode overslaan; het aantal dagen wordt weergegeven', async () => {
        await expect(page.getByText(shown.left)).toBeVisible();
        await expect(page.getByText(shown.mandatory)).toBeVisible();
        await page.getByRole('button', { name: shown.skip }).click();
        await arrives(page, '/me');
        await isDone(page, 'skipped');
        await expect(page.locator('main')).toHaveAttribute('data-state', 'full');
        await expect(page.locator('[data-state=grace]')).toHaveAttribute('data-days-left', '14');
        await signOut(page);
      });

      await test.step('om het te activeren klikt u op Voeg telefoonnummer/ mobiele nummer toe', async () => {
        await givePassword(page, person);
        await arrives(page, '/enrol/app');
        await page.getByRole('link', { name: shown.add }).click();
        await arrives(page, '/enrol/phone');
      });

      await test.step('Netherlands staat standaard geselecteerd', async () => {
        await expect(page.locator('[name=country] option:checked')).toHaveText(shown.country);
      });

      await test.step('telefoonnummers waarop een keuzemenu actief is zijn niet geschikt, en alarmnummers evenmin', async () => {
        for (const [typed, refusal] of [['112', 'phone_service'], ['0900 1234567', 'phone_premium'], ['088 1234567', 'phone_menu']] as const) {
          await page.locator('[name=phone]').fill(typed);
          await submit(page, 'add-phone');
          await isRefused(page, refusal);
        }
      });

      await test.step('begin met het cijfer 6, zonder 0, en klik op verifiëren', async () => {
        await page.locator('[name=phone]').fill(mobile.number.replace('+31', ''));
        await page.getByRole('button', { name: shown.verify }).click();
        await arrives(page, '/enrol/phone/confirm');
      });

      await test.step('neem uw telefoon op en voer het cijfer in: u ziet een groen vinkje verschijnen', async () => {
        await mobile.answers(await digits(page, 1));
        await isTicked(page);
      });

      await test.step('klik op Meld mij aan om het proces af te ronden en in te loggen', async () => {
        await page.getByRole('button', { name: shown.in }).click();
        await shownCodes(page);
        await acknowledge(page);
        await arrives(page, '/me');
        await expect(page.locator('[data-days-left]')).toHaveCount(0);
        await expect(numbers).toHaveCount(1);
        await expect(numbers.first()).toHaveAttribute('data-primary');
        await signOut(page);
      });

      await test.step('bij opnieuw inloggen worden twee cijfers gevraagd', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/phone');
        await submit(page, 'ask-phone');
        await arrives(page, '/login/phone/confirm');
        await mobile.answers(await digits(page, 2));
        await isTicked(page);
        await submit(page, 'confirm-phone');
        await arrives(page, '/me');
      });

      await test.step('klik op Voeg telefoonnummer/ mobiele nummer toe en herhaal bovenstaande stappen, ook voor een vaste lijn', async () => {
        await page.locator('#telefoons').getByRole('link', { name: shown.add }).click();
        await arrives(page, '/enrol/phone');
        await page.locator('[name=phone]').fill(landline.number.replace('+31', '0'));
        await page.getByRole('button', { name: shown.verify }).click();
        await arrives(page, '/enrol/phone/confirm');
        await landline.answers(await digits(page, 1));
        await isTicked(page);
        await page.getByRole('button', { name: shown.added, exact: true }).click();
        await arrives(page, '/me');
        await isDone(page, 'phone-added');
        await expect(numbers).toHaveCount(2);
        await signOut(page);
      });

      await test.step('het is een alternatief voor uw primaire telefoonnummer, dat voorop blijft', async () => {
        await givePassword(page, person);
        await arrives(page, '/login/phone');
        const offered = [mobile, landline].map(({ number }) => new RegExp(`${number.slice(-2)}$`));
        await expect(page.locator('form[id^=ask-phone] button')).toHaveText(offered);
      });
    });
  });
}

test('digits that the screen did not show open nothing, and a new call does', async ({ page, demo }) => {
  const person = demo.people.take('caresharing', 'enrolled', 'user');
  const telephone = new Telephone(demo.url, '+31612345603');
  await signIn(page, person, new App(person.secret));
  await page.goto('/enrol/phone');
  await page.locator('[name=phone]').fill(telephone.number);
  await submit(page, 'add-phone');
  await telephone.answers(await digits(page, 1));
  await isTicked(page);
  await page.getByRole('button', { name: SHOWN.nl.added, exact: true }).click();
  await isDone(page, 'phone-added');
  await signOut(page);

  await givePassword(page, person);
  await arrives(page, '/login/verify');
  await page.goto('/login/phone');
  await submit(page, 'ask-phone');
  await telephone.answers((await digits(page, 2)) === '00' ? '11' : '00');
  await expect(page.locator('[data-live=wrong]')).toBeVisible();
  await page.goto('/me');
  await arrives(page, '/login/verify');
  await page.goto('/login/phone');
  await submit(page, 'ask-phone');
  await telephone.answers(await digits(page, 2));
  await isTicked(page);
  await submit(page, 'confirm-phone');
  await arrives(page, '/me');
});
