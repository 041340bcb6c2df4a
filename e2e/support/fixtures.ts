/** What every test gets: a running demo, the mail that it sends, and a browser that must stay quiet. */
import { test as base, expect, type BrowserContext } from '@playwright/test';
import type { Demo } from './demo';
import type { Postbox } from './postbox';
import { Stage } from './stage';

interface PerWorker {
  /** The stage that stands: one file's at a time. */
  theatre: { stage?: Stage };
}

interface PerTest {
  stage: Stage;
  demo: Demo;
  postbox: Postbox;
  /** Shows what the service logged during a test that failed. */
  serverLog: undefined;
  /** Another browser of the same kind. */
  elsewhere: BrowserContext;
}

const SLOW = 120_000;

export const test = base.extend<PerTest, PerWorker>({
  theatre: [
    async ({}, use) => {
      const theatre: PerWorker['theatre'] = {};
      await use(theatre);
      await theatre.stage?.clear();
    },
    { scope: 'worker', timeout: SLOW },
  ],
  stage: [
    async ({ theatre }, use, { file }) => {
      if (theatre.stage?.file !== file) {
        const former = theatre.stage;
        delete theatre.stage;
        await former?.clear();
        theatre.stage = await Stage.set(file);
      }
      await use(theatre.stage);
    },
    { timeout: SLOW },
  ],
  demo: async ({ stage }, use) => use(stage.demo),
  postbox: async ({ stage }, use) => use(stage.postbox),
  baseURL: async ({ demo }, use) => use(demo.url),
  serverLog: [
    async ({ demo }, use, info) => {
      const from = demo.logged;
      await use(undefined);
      if (info.status !== info.expectedStatus) console.log(`the service said meanwhile:\n${demo.log(from)}`);
    },
    { auto: true },
  ],
  context: async ({ context }, use) => {
    const broken = breaches(context);
    await use(context);
    expect(broken, 'what the browser refused or failed to run').toEqual([]);
  },
  elsewhere: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL });
    const broken = breaches(context);
    await use(context);
    await context.close();
    expect(broken, 'what the browser refused or failed to run').toEqual([]);
  },
});

export { expect };

/** Breaches of a page's own Content-Security-Policy, and scripts that failed. */
function breaches(context: BrowserContext): string[] {
  const found: string[] = [];
  context.on('weberror', (error) => found.push(`${error.error()}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) found.push(message.text());
  });
  return found;
}
