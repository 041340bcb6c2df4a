/** Once for the whole run: a demo's data, planted and laid by. Each file of tests starts from a copy of it. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Demo } from './demo';

/** Nobody listens there: the invitations wait, and the mail server of each file gets them. */
const NOBODY = 'smtp://127.0.0.1:1';
/** Tells the workers where the data lies. */
const VARIABLE = 'HERSTEL_E2E_SEED';

/** Playwright's global setup; returns the teardown. */
export default async function seed(): Promise<() => void> {
  const directory = temporary();
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const demo = await Demo.start(directory, NOBODY);
    await demo.stop();
  } catch (error) {
    remove();
    throw error;
  }
  process.env[VARIABLE] = directory;
  return remove;
}

/** A directory with a copy of the data, owners and all. */
export function sown(): string {
  const from = process.env[VARIABLE];
  if (!from) throw new Error('nothing was sown: the global setup did not run');
  const directory = temporary();
  execFileSync('cp', ['-a', `${from}/.`, directory]);
  return directory;
}

/** A new directory. The service's PostgreSQL passes through as another user. */
function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'herstel-e2e-'));
  chmodSync(directory, 0o711);
  return directory;
}
