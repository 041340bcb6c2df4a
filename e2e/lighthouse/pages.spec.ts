/** What Lighthouse says of the pages where people begin, on its slow telephone: the median of three visits. */
import type { Page } from '@playwright/test';
import lighthouse from 'lighthouse';
import { App } from '../support/authenticator';
import { chromium } from '../support/chromium';
import { expect, test } from '../support/fixtures';
import { freePort } from '../support/program';
import { goesToWork, signIn } from '../support/steps';

const REACH = { accessibility: 100, 'best-practices': 95, performance: 95 } as const;
type Category = keyof typeof REACH;
const CATEGORIES = Object.keys(REACH) as Category[];
const VISITS = 3;

test('the first pages are quick, sound and open to everybody', async ({ page, demo, playwright }) => {
  const person = demo.people.take('profiportaal', 'enrolled');
  await signIn(page, person, new App(person.secret));
  const own = await session(page);
  await page.context().clearCookies();
  await goesToWork(page, demo.people.take('profiportaal', 'enrolled', 'agent'), '/support');
  const supporting = await session(page);
  await page.context().clearCookies();
  await goesToWork(page, demo.people.take('profiportaal', 'enrolled', 'auditor'), '/audit');
  const auditing = await session(page);
  const port = await freePort();
  const args = [...chromium.args, `--remote-debugging-port=${port}`];
  const browser = await playwright.chromium.launch({ ...chromium, args });
  try {
    for (const [path, extraHeaders] of [
      ['/login', undefined],
      ['/me', own],
      ['/support?q=medewerker', supporting],
      ['/audit', auditing],
    ] as const) {
      const visits: Record<Category, number>[] = [];
      const failed = new Set<string>();
      for (let visit = 0; visit < VISITS; visit += 1) {
        const flags = { port, logLevel: 'error' as const, onlyCategories: CATEGORIES, extraHeaders };
        const result = await lighthouse(`${demo.url}${path}`, flags);
        if (!result) throw new Error(`Lighthouse says nothing of ${path}`);
        expect(result.lhr.finalDisplayedUrl, 'it saw the page itself').toBe(`${demo.url}${path}`);
        const score = (category: Category) => Math.round((result.lhr.categories[category]?.score ?? 0) * 100);
        visits.push(Object.fromEntries(CATEGORIES.map((one) => [one, score(one)])) as Record<Category, number>);
        for (const category of CATEGORIES) {
          for (const { id, weight } of result.lhr.categories[category]?.auditRefs ?? []) {
            const { score: part, title } = result.lhr.audits[id] ?? {};
            if (weight > 0 && typeof part === 'number' && part < 0.9) failed.add(`${category}: ${id} (${title})`);
          }
        }
      }
      const median = (category: Category) => visits.map((visit) => visit[category]).sort((a, b) => a - b)[1] ?? 0;
      console.log(`${path}: ${CATEGORIES.map((one) => `${one} ${median(one)}`).join(', ')}`);
      for (const one of CATEGORIES) {
        expect.soft(median(one), `${one} of ${path}; ${[...failed].join('; ')}`).toBeGreaterThanOrEqual(REACH[one]);
      }
    }
  } finally {
    await browser.close();
  }
});

/** The header of whoever is signed in. */
async function session(page: Page): Promise<Record<string, string>> {
  const cookies = await page.context().cookies();
  return { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}
