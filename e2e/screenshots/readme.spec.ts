/** The README's pictures: `just screenshots` draws them anew. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { App } from '../support/authenticator';
import { test } from '../support/fixtures';
import { awake } from '../support/islands';
import { type Language, speak } from '../support/language';
import { arrives, givePassword, linkApp, shownCodes, signIn } from '../support/steps';

const INTO = fileURLToPath(new URL('../../backend/docs/pictures', import.meta.url));
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

interface Frame {
  language?: Language;
  size?: typeof DESK;
  theme?: 'light' | 'dark';
}

/** What the window shows, without what lies below it. */
async function picture(page: Page, name: string, frame: Frame = {}): Promise<void> {
  const { language = 'nl', size = DESK, theme = 'light' } = frame;
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize(size);
  await speak(page, language);
  await awake(page);
  await page.screenshot({ path: join(INTO, `${name}.png`), caret: 'hide' });
}

mkdirSync(INTO, { recursive: true });

test('readme: from the first sign-in to Mijn login', async ({ page, demo }) => {
  await page.goto('/login?organisation=finrust');
  await picture(page, 'login', { language: 'en' });
  await givePassword(page, demo.people.take('finrust', 'password_set'));
  await arrives(page, '/enrol/app');
  await picture(page, 'enrol', { size: PHONE });
  await linkApp(page, 'Telefoon');
  await shownCodes(page);
  await picture(page, 'recovery-codes', { size: PHONE });
});

test('readme: Mijn login', async ({ page, demo }) => {
  const person = demo.people.take('profiportaal', 'enrolled');
  await signIn(page, person, new App(person.secret));
  await picture(page, 'me', { language: 'en' });
  await picture(page, 'me-dark', { size: PHONE, theme: 'dark' });
});
