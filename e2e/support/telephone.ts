/** Somebody's telephone, as a program holds it: what rang, what was sent, and keys to press. */
import { request } from '@playwright/test';

export class Telephone {
  constructor(
    private readonly demo: string,
    readonly number: string,
  ) {}

  /** Answers the call that rings, waited for, and presses these keys. */
  async answers(keys: string): Promise<void> {
    const call = await this.latest('ringing', /data-sid="([^"]+)"[^>]*data-state="ringing"/);
    await this.post(`${call}/answer`, {});
    await this.post(`${call}/key`, { key: keys });
  }

  /** The six digits of the latest message, waited for. */
  async code(): Promise<string> {
    return this.latest('message', /data-body[^>]*>[^<]*?(\d{6})/);
  }

  private async latest(what: string, pattern: RegExp): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = pattern.exec(await this.page())?.[1];
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no ${what} came to ${this.number}`);
  }

  private async page(): Promise<string> {
    const context = await request.newContext();
    const answer = await context.get(`${this.demo}/dev/phone`, { params: { number: this.number }, maxRetries: 3 });
    const text = await answer.text();
    await context.dispose();
    return text;
  }

  private async post(path: string, form: Record<string, string>): Promise<void> {
    const context = await request.newContext();
    await context.post(`${this.demo}/dev/phone/${path}`, { form, maxRedirects: 0, maxRetries: 3 });
    await context.dispose();
  }
}
