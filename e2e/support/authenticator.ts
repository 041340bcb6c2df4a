/** An authenticator app that we did not write: oathtool computes its codes (RFC 6238). */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Seconds that a code is shown. */
const STEP = 30;

export class App {
  private used = 0;

  /** `secret` is base32, in any case, spaces apart. */
  constructor(readonly secret: string) {}

  /** Sets an app up from what a QR code holds. It must be what every authenticator understands (RFC 6238, 6 digits). */
  static scan(text: string): App {
    const uri = new URL(text);
    const said = (name: string) => uri.searchParams.get(name);
    const plain =
      uri.protocol === 'otpauth:' &&
      uri.host === 'totp' &&
      (said('algorithm') ?? 'SHA1') === 'SHA1' &&
      (said('digits') ?? '6') === '6' &&
      (said('period') ?? `${STEP}`) === `${STEP}`;
    const secret = said('secret');
    if (!plain || !secret) throw new Error(`no authenticator understands ${text}`);
    return new App(secret);
  }

  /**
   * A code that was not used yet. One step of thirty seconds gives one code; the service accepts the next step's as
   * well, as from a phone whose clock is a little fast, so that two codes can be had without waiting.
   */
  async code(): Promise<string> {
    const step = Math.max(now(), this.used + 1);
    while (step > now() + 1) await sleep(200);
    this.used = step;
    return this.at(step);
  }

  /** The code that it shows so many seconds from now. */
  codeIn(seconds: number): string {
    return this.at(now() + Math.round(seconds / STEP));
  }

  /** Six digits that this app shows at no time near. */
  wrongCode(): string {
    const near = new Set(this.codes(now() - 200, 400));
    const wrong = Array.from({ length: 1000 }, (_, n) => `${n * 997}`.padStart(6, '0')).find((code) => !near.has(code));
    if (!wrong) throw new Error('every code is right');
    return wrong;
  }

  private at(step: number): string {
    return this.codes(step, 0)[0] ?? '';
  }

  private codes(from: number, more: number): string[] {
    const options = ['--totp', '--base32', `--now=@${from * STEP}`, `--window=${more}`, '-'];
    return execFileSync('oathtool', options, { input: this.secret, encoding: 'utf8' }).trim().split('\n');
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000 / STEP);
}
