/** Another site on this machine, whose page posts to ours in the visitor's name. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class Neighbour {
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** Shows a form that posts `fields` to `action` at the press of its button. */
  static async open(action: string, fields: Record<string, string>): Promise<Neighbour> {
    const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
    const page = `<!doctype html><form method="post" action="${action}">${inputs.join('')}<button>Win</button></form>`;
    const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Neighbour(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
