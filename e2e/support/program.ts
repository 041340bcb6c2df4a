/** Programs that a test run starts: each in a group of its own, and none of them outlives its worker. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a program may take to stop, in milliseconds. */
const STOPS_WITHIN = 30_000;

export class Program {
  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
    private readonly log: string,
  ) {}

  /** Starts it; what it says goes to the file `log`. The kernel ends it should this process die. */
  static start(name: string, command: string[], log: string, env: Record<string, string> = {}): Program {
    const file = openSync(log, 'a');
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command], {
      detached: true,
      env: { ...ambient(), ...env },
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    child.on('error', () => {});
    return new Program(name, child, log);
  }

  /** Waits until `ready` holds, as long as the program runs. */
  async until(what: string, ready: () => Promise<boolean>, within: number): Promise<void> {
    const deadline = Date.now() + within;
    while (!(await ready())) {
      if (this.ended || Date.now() > deadline) {
        const how = this.ended ? `ended (${this.ended})` : `is not after ${within} ms`;
        throw new Error(`${this.name}: waited for it to be ${what}, it ${how}. It said:\n${this.said(0)}`);
      }
      await sleep(100);
    }
  }

  /** Ends it and whatever it started. Returns how: its exit status, or the signal that it died of. */
  async stop(): Promise<string> {
    if (!this.ended) this.child.kill('SIGTERM');
    const deadline = Date.now() + STOPS_WITHIN;
    while (!this.ended && Date.now() < deadline) await sleep(50);
    const how = this.ended ?? 'did not stop';
    if (this.child.pid !== undefined) endGroup(this.child.pid);
    return how;
  }

  /** How much it said so far, in bytes. */
  get length(): number {
    return statSync(this.log).size;
  }

  /** What it said from there on. */
  said(from: number): string {
    return readFileSync(this.log).subarray(from).toString();
  }

  private get ended(): string | undefined {
    const { exitCode, signalCode, pid } = this.child;
    if (pid === undefined) return 'could not be started';
    return signalCode ?? exitCode?.toString();
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** The surroundings without settings of the product that happen to be there. */
function ambient(): Record<string, string> {
  const ours = (name: string) => name.startsWith('HERSTEL_') || name === 'DATABASE_URL';
  const entries = Object.entries(process.env).filter(([name]) => !ours(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
