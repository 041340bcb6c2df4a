/** Manual 001: the telephone as the second step, in the manual's own order. The telephone is answered at /dev/phone. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { acknowledge, arrives, givePassword, isRefused, shownCodes, signOut, submit } from '../support/steps';
import { Telephone } from '../support/telephone';

/** What the manual shows, and the same in English. */
const SHOWN = {
  nl: { add: 'Voeg telefoonnummer/ mobiele nummer toe', verify: 'Verifiëren', country: 'Nederland (+31)', in: 'Meld mij aan' },
  en: { add: 'Add a phone number / mobile number', verify: 'Verify', country: 'Netherlands (+31)', in: 'Sign me in' },
} as const;

/** What the page shows to key in. */
async function digits(page: Page): Promise<string> {
  return (await page.locator('[data-digits]').getAttribute('data-digits')) ?? '';
}

/** Each language once, since an organisation of the demo has two newcomers: the one with JavaScript, the other without. */
for (const [language, javaScriptEnabled] of [['nl', true], ['en', false]] as const) {
  test.describe(`in ${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ locale: language, javaScriptEnabled });
    const shown = SHOWN[language];

    test('who signs in at CareSharing adds a telephone, is called, and is called again next time', async ({ page, demo, baseURL }) => {
      const person = demo.people.take('caresharing', 'password_set');
      const telephone = new Telephone(baseURL ?? '', language === 'nl' ? '+31612345601' : '+31612345602');

      await test.step('klik op Voeg telefoonnummer/ mobiele nummer toe', async () => {
        await givePassword(page, person);
        await page.getByRole('link', { name: shown.add }).click();
        await arrives(page, '/enrol/phone');
      });

      await test.step('Netherlands staat standaard geselecteerd', async () => {
        await expect(page.locator('[name=country] option:checked')).toHaveText(shown.country);
      });

      await test.step('een keuzemenu en een alarmnummer zijn niet geschikt', async () => {
        for (const [typed, refusal] of [['112', 'phone_service'], ['0900 1234567', 'phone_premium'], ['088 1234567', 'phone_menu']] as const) {
          await page.locator('[name=phone]').fill(typed);
          await submit(page, 'add-phone');
          await isRefused(page, refusal);
        }
      });

      await test.step('voer uw nummer in zonder 0 en klik op verifiëren', async () => {
        await page.locator('[name=phone]').fill(telephone.number.replace('+31', ''));
        await page.getByRole('button', { name: shown.verify }).click();
        await arrives(page, '/enrol/phone/confirm');
        expect(await digits(page)).toMatch(/^\d$/);
      });

      await test.step('neem op en voer het cijfer in; het groene vinkje verschijnt', async () => {
        await telephone.answers(await digits(page));
        await expect(page.locator('[data-live=right]')).toBeVisible({ timeout: 15_000 });
        await expect(page.locator('.ticked')).toBeVisible();
      });

      await test.step('klik op Meld mij aan', async () => {
        await page.getByRole('button', { name: shown.in }).click();
        await shownCodes(page);
        await acknowledge(page);
        await arrives(page, '/me');
        await expect(page.locator('#telefoons li[data-phone][data-primary]')).toHaveCount(1);
      });

      await test.step('bij opnieuw inloggen worden twee cijfers gevraagd, en verkeerde openen niets', async () => {
        await signOut(page);
        await givePassword(page, person);
        await arrives(page, '/login/phone');
        await submit(page, 'ask-phone');
        await arrives(page, '/login/phone/confirm');
        const right = await digits(page);
        expect(right).toMatch(/^\d\d$/);
        await telephone.answers(right === '00' ? '11' : '00');
        await expect(page.locator('[data-live=wrong]')).toBeVisible({ timeout: 15_000 });
        await page.goto('/login/phone');
        await submit(page, 'ask-phone');
        await telephone.answers(await digits(page));
        await expect(page.locator('[data-live=right]')).toBeVisible({ timeout: 15_000 });
        await submit(page, 'confirm-phone');
        await arrives(page, '/me');
      });
    });
  });
}
