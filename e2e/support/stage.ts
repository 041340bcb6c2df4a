/** What the tests of one file share: a demo whose people are played once, and the mail that it sends. */
import { rmSync } from 'node:fs';
import { Demo } from './demo';
import { Postbox } from './postbox';
import { sown } from './seed';

export class Stage {
  private constructor(
    readonly file: string,
    readonly demo: Demo,
    readonly postbox: Postbox,
    private readonly directory: string,
  ) {}

  /** A demo for this file, as it was planted. */
  static async set(file: string): Promise<Stage> {
    const directory = sown();
    let postbox: Postbox | undefined;
    try {
      postbox = await Postbox.start(directory);
      return new Stage(file, await Demo.start(directory, postbox.url), postbox, directory);
    } catch (error) {
      await postbox?.stop();
      rmSync(directory, { recursive: true, force: true });
      throw error;
    }
  }

  /** Ends it and leaves nothing behind. */
  async clear(): Promise<void> {
    try {
      await this.demo.stop();
    } finally {
      await this.postbox.stop();
      rmSync(this.directory, { recursive: true, force: true });
    }
  }
}
