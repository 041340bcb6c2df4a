/** Lighthouse on a quiet machine: `just lighthouse`. One page after the other, since it measures time. */
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig({
  ...tests,
  testDir: 'lighthouse',
  workers: 1,
  timeout: 600_000,
  projects: [{ name: 'lighthouse' }],
});
