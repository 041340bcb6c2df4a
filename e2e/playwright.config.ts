/** The browser tests: every one of them with JavaScript and without. */
import { defineConfig } from '@playwright/test';
import { chromium } from './support/chromium';

export default defineConfig({
  testDir: 'tests',
  globalSetup: './support/seed.ts',
  outputDir: 'test-results',
  // Each works through a file at a time, on a demo of its own; two are as many as two cores carry.
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: chromium,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'with-javascript', use: { javaScriptEnabled: true } },
    // axe is JavaScript itself, and so are islands; the gateway sees no browser
    {
      name: 'without-javascript',
      use: { javaScriptEnabled: false },
      testIgnore: ['**/accessibility.spec.ts', '**/gateway.spec.ts', '**/islands.spec.ts'],
    },
  ],
});
