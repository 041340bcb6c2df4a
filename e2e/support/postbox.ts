/** The mail that was really delivered: by SMTP, to aiosmtpd, which keeps it in a Maildir. */
import { createConnection } from 'node:net';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import PostalMime, { type Email } from 'postal-mime';
import { Program, freePort } from './program';

/** How long a mail may be under way, in milliseconds. */
const ARRIVES_WITHIN = 20_000;
const PYTHON = fileURLToPath(new URL('../.venv/bin/python', import.meta.url));

/** A mail as it arrived. */
export interface Mail {
  /** The name over it. */
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Map<string, string>;
}

export class Postbox {
  private readonly mails: Mail[] = [];
  private readonly read = new Set<string>();

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly server: Program,
  ) {}

  static async start(directory: string): Promise<Postbox> {
    const port = await freePort();
    const folder = join(directory, 'mail');
    const handler = ['-c', 'aiosmtpd.handlers.Mailbox', folder];
    const command = [PYTHON, '-m', 'aiosmtpd', '--nosetuid', '--listen', `127.0.0.1:${port}`, ...handler];
    const server = Program.start('aiosmtpd', command, join(directory, 'aiosmtpd.log'));
    await server.until('listening', () => accepts(port), 20_000);
    return new Postbox(`smtp://127.0.0.1:${port}`, folder, server);
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  /** The next mail to `address` that holds `what`; it is taken out. Waits for one that is still under way. */
  async next(address: string, what: string): Promise<Mail> {
    const deadline = Date.now() + ARRIVES_WITHIN;
    for (;;) {
      await this.collect();
      const at = this.mails.findIndex(({ to, subject, text }) => to === address && `${subject}\n${text}`.includes(what));
      const [mail] = at < 0 ? [] : this.mails.splice(at, 1);
      if (mail) return mail;
      if (Date.now() > deadline) {
        const there = this.mails.map(({ to, subject }) => `  ${to}: ${subject}`).join('\n');
        throw new Error(`no mail to ${address} with “${what}”; there are:\n${there}`);
      }
      await sleep(100);
    }
  }

  /** What `address` got and no test took out. */
  async waiting(address: string): Promise<Mail[]> {
    await this.collect();
    return this.mails.filter(({ to }) => to === address);
  }

  private async collect(): Promise<void> {
    const folder = join(this.folder, 'new');
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    for (const name of names.filter((one) => !this.read.has(one))) {
      this.read.add(name);
      this.mails.push(mail(await PostalMime.parse(readFileSync(join(folder, name)))));
    }
  }
}

/** The link of ours in a mail, by how its path begins. */
export function linkIn(mail: Mail, path: string): string {
  const link = mail.text.split(/\s+/).find((word) => word.startsWith('http') && new URL(word).pathname.startsWith(path));
  if (!link) throw new Error(`no link to ${path} in: ${mail.text}`);
  return link;
}

function mail({ from, to, subject, text, html, headers }: Email): Mail {
  return {
    from: from?.name ?? '',
    to: to?.[0]?.address ?? '',
    subject: subject ?? '',
    text: text ?? '',
    html: html ?? '',
    headers: new Map(headers.map(({ key, value }) => [key, value])),
  };
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}
