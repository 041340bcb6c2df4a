/** What every test gets: a running demo, the mail that it sends, and a browser that must stay quiet. */
import { rmSync } from 'node:fs';
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { Demo } from './demo';
import { Postbox } from './postbox';
import { sown } from './seed';

interface PerWorker {
  /** The demo's data; gone afterwards. */
  directory: string;
  postbox: Postbox;
  demo: Demo;
}

interface PerTest {
  /** Shows what the service logged during a test that failed. */
  serverLog: undefined;
  /** Another browser of the same kind. */
  elsewhere: BrowserContext;
}

const SLOW = { scope: 'worker', timeout: 120_000 } as const;

export const test = base.extend<PerTest, PerWorker>({
  directory: [
    async ({}, use) => {
      const directory = sown();
      try {
        await use(directory);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
    SLOW,
  ],
  postbox: [
    async ({ directory }, use) => {
      const postbox = await Postbox.start(directory);
      try {
        await use(postbox);
      } finally {
        await postbox.stop();
      }
    },
    SLOW,
  ],
  demo: [
    async ({ directory, postbox }, use) => {
      const demo = await Demo.start(directory, postbox.url);
      try {
        await use(demo);
      } finally {
        await demo.stop();
      }
    },
    SLOW,
  ],
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
