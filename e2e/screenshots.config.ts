/** Pictures of every page, for looking at: `HERSTEL_SCREENSHOTS=directory npm run screenshots`. */
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig({
  ...tests,
  testDir: 'screenshots',
  timeout: 600_000,
  globalTimeout: 30 * 60_000,
  projects: [{ name: 'screenshots' }],
});
