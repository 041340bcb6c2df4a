/** `herstel demo` with a data directory, a port and a mail server of its own. */
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { People, type Organisation } from './people';
import { Program, freePort } from './program';

/** How long the first start may take, on a machine that is busy with other things: milliseconds. */
const STARTS_WITHIN = 90_000;

export class Demo {
  private constructor(
    readonly url: string,
    readonly people: People,
    private readonly program: Program,
    private readonly data: string,
  ) {}

  /** Serves the data in `directory`, planting it where there is none; mail goes to the server at `smtp`. */
  static async start(directory: string, smtp: string, more: Record<string, string> = {}): Promise<Demo> {
    const data = join(directory, 'data');
    const address = `127.0.0.1:${await freePort()}`;
    const url = `http://${address}`;
    const command = [binary(), 'demo', '--data-dir', data, '--listen', address];
    const settings = { HERSTEL_SMTP_URL: smtp, HERSTEL_LOG_FORMAT: 'json', ...more };
    const program = Program.start('herstel demo', command, join(directory, 'herstel.log'), settings);
    try {
      await program.until('ready', () => answers(`${url}/readyz`), STARTS_WITHIN);
      const { organisations } = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as {
        organisations: Organisation[];
      };
      return new Demo(url, new People(organisations), program, data);
    } catch (error) {
      await program.stop();
      throw error;
    }
  }

  /** Stops it as an operator does. Fails if it did not end well, or left its database running. */
  async stop(): Promise<void> {
    const how = await this.program.stop();
    const left = existsSync(join(this.data, 'postgres', 'postmaster.pid'));
    if (how !== '0' || left) {
      const database = left ? ' and left its PostgreSQL behind' : '';
      throw new Error(`herstel demo ended with ${how}${database}. It said:\n${this.program.said(0)}`);
    }
  }

  /** How much it logged so far, in bytes. */
  get logged(): number {
    return this.program.length;
  }

  /** What it logged from there on. */
  log(from = 0): string {
    return this.program.said(from);
  }
}

/** The program under test: `HERSTEL_BINARY`, which `just e2e` sets to what it built. */
function binary(): string {
  const path = process.env.HERSTEL_BINARY;
  if (!path || !existsSync(path)) throw new Error(`HERSTEL_BINARY names no program: ${path}. Run: ./justw e2e`);
  return path;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  return response?.ok ?? false;
}
