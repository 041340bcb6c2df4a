/** The two languages, and how a browser asks for one. */
import type { Page } from '@playwright/test';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The page in this language, as the switch in the header does it, but on any page. */
export async function speak(page: Page, language: Language): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  const url = new URL(page.url()).origin;
  await page.context().addCookies([{ name: 'herstel-language', value: language, url, httpOnly: true, sameSite: 'Lax' }]);
  await page.reload();
}
