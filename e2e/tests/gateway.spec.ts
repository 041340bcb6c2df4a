/** What we ask of Twilio, judged by its own description of what may be asked: Prism answers in its place. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Demo } from '../support/demo';
import { expect, test as base } from '../support/fixtures';
import { Program, freePort } from '../support/program';
import { sown } from '../support/seed';
import { arrives, givePassword, submit } from '../support/steps';

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'a-token-of-the-tests';
const PRISM = fileURLToPath(new URL('../node_modules/.bin/prism', import.meta.url));
const RECORDED = fileURLToPath(new URL('../recorded/twilio_api_v2010.json', import.meta.url));

interface Judged {
  /** Answers as Twilio's description says, and refuses what is not in it. */
  prism: { url: string; said: () => string };
  /** A demo whose gateway it is. */
  demo: Demo;
}

const test = base.extend<Judged>({
  prism: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'herstel-prism-'));
    const description = join(directory, 'twilio.json');
    writeFileSync(description, JSON.stringify(spelledOut(JSON.parse(readFileSync(RECORDED, 'utf8')))));
    const port = await freePort();
    const command = [process.execPath, PRISM, 'mock', '--host', '127.0.0.1', '--port', `${port}`, description];
    const program = Program.start('prism', command, join(directory, 'prism.log'), { SCARF_ANALYTICS: 'false' });
    await program.until('listening', async () => program.said(0).includes('is listening'), 60_000);
    await use({ url: `http://127.0.0.1:${port}`, said: () => program.said(0) });
    await program.stop();
    rmSync(directory, { recursive: true, force: true });
  },
  demo: async ({ prism }, use) => {
    const directory = sown();
    const gateway = prism.url.replace('//', `//${ACCOUNT}:${TOKEN}@`);
    const settings = { HERSTEL_TWILIO_URL: gateway, HERSTEL_TWILIO_FROM: '+3197010512345' };
    const demo = await Demo.start(directory, 'smtp://127.0.0.1:1', settings);
    await use(demo);
    await demo.stop();
    rmSync(directory, { recursive: true, force: true });
  },
});

interface Described {
  paths: Record<string, { post: { requestBody: { content: Record<string, { encoding?: object }> } } }>;
}

/** A list in a form is its name once for each value: what OpenAPI means by saying nothing, and Prism wants to read. */
function spelledOut(described: Described): Described {
  for (const { post } of Object.values(described.paths)) {
    for (const form of Object.values(post.requestBody.content)) {
      form.encoding = { StatusCallbackEvent: { style: 'form', explode: true }, ...form.encoding };
    }
  }
  return described;
}

test.describe.configure({ timeout: 240_000 });

for (const [what, organisation] of [['Calls', 'caresharing'], ['Messages', 'werktalent']] as const) {
  test(`what ${organisation} asks of the gateway is what Twilio describes`, async ({ page, demo, prism }) => {
    await givePassword(page, demo.people.take(organisation, 'password_set'));
    await page.goto('/enrol/phone');
    await page.locator('[name=phone]').fill('0612345678');
    await submit(page, 'add-phone');
    await arrives(page, '/enrol/phone/confirm');
    await expect(async () => {
      await page.goto('/enrol/phone/confirm');
      await expect(page.locator('main [data-state]').first()).toHaveAttribute('data-state', 'ringing', { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    expect(prism.said()).toContain(`/${what}.json`);
    expect(prism.said()).not.toMatch(/did not pass the validation|Violation|UNPROCESSABLE|UNAUTHORIZED/i);
  });
}

test('the judge refuses what Twilio does not describe', async ({ prism }) => {
  const ask = async (what: string, form: [string, string][], headers: Record<string, string>) => {
    const body = new URLSearchParams(form);
    return (await fetch(`${prism.url}/2010-04-01/Accounts/${ACCOUNT}/${what}.json`, { method: 'POST', body, headers })).status;
  };
  const known = { Authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` };
  const call: [string, string][] = [['To', '+31612345678'], ['From', '+3197010512345'], ['Url', 'https://a.example/b']];
  expect(await ask('Calls', call, known)).toBe(201);
  expect(await ask('Calls', call, {})).toBe(401);
  expect(await ask('Calls', call.slice(1), known)).toBe(422);
  expect(await ask('Calls', [...call, ['Timeout', 'soon']], known)).toBe(422);
  expect(await ask('Calls', [...call, ['Method', 'PATCH']], known)).toBe(422);
  expect(await ask('Messages', [['Body', 'x']], known)).toBe(422);
});
