/** One picture for each page, size, theme and language. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test } from '../support/fixtures';
import { LANGUAGES, speak } from '../support/language';
import { linkIn } from '../support/postbox';
import { TOURS } from '../support/tour';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const;

const directory = process.env.HERSTEL_SCREENSHOTS ?? 'screenshots/pictures';
mkdirSync(directory, { recursive: true });

async function look(name: string, page: Page): Promise<void> {
  for (const language of LANGUAGES) {
    await speak(page, language);
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        const path = join(directory, `${name}-${viewport.width}-${colorScheme}-${language}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    }
  }
  await page.setViewportSize(SIZES[0]);
  await speak(page, 'nl');
}

const { owners, ...others } = TOURS;

for (const [who, tour] of Object.entries(others)) {
  test(`the pages of ${who}`, async ({ page, elsewhere, demo, postbox }) => {
    await tour({ page, elsewhere, demo, postbox, look });
  });
}

test('the pages of owners, and a mail', async ({ page, elsewhere, demo, postbox }) => {
  const mail = await owners({ page, elsewhere, demo, postbox, look });
  const reader = await elsewhere.newPage();
  await reader.setContent(mail.html.replaceAll(linkIn(mail, '/not-me/'), '#'));
  for (const viewport of SIZES) {
    await reader.setViewportSize(viewport);
    await reader.screenshot({ path: join(directory, `mail-${viewport.width}.png`), fullPage: true });
  }
});
