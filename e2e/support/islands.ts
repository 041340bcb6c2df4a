/** The islands: the parts of pages that run in the browser, where it runs any and they were built. */
import { type Page, expect, test } from '@playwright/test';

/** Waits until the islands of the page are awake; whether there are any to wait for. */
export async function awake(page: Page): Promise<boolean> {
  if (test.info().project.use.javaScriptEnabled === false) return false;
  if ((await page.locator('head script[type=module]').count()) === 0) return false;
  await expect(page.locator('html')).toHaveAttribute('data-islands', 'awake');
  return true;
}

/** Whether the form sends itself as soon as a code of six digits is in it. */
export async function sendsItself(page: Page, form: string): Promise<boolean> {
  const island = page.locator(`form#${form} [data-sends-itself=true]`);
  return (await island.count()) > 0 && (await awake(page));
}
