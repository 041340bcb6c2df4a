/** The words of the product, by their key: for telling mails apart without repeating what they say. */
import { readFileSync } from 'node:fs';

/** A message of the Dutch catalogue that has no parameters. */
export function words(file: string, key: string): string {
  const text = readFileSync(new URL(`../../console/locales/nl/${file}.ftl`, import.meta.url), 'utf8');
  const line = text.split('\n').find((one) => one.startsWith(`${key} = `));
  if (!line || line.includes('{')) throw new Error(`${file}.ftl has no plain message ${key}`);
  return line.slice(key.length + 3);
}
