/** The words of the product, by their key: for telling pages and mails apart without repeating what they say. */
import { readFileSync } from 'node:fs';
import type { Language } from './language';

/** A message of the catalogue that has no parameters. */
export function words(file: string, key: string, language: Language = 'nl'): string {
  const path = `../../console/locales/${language}/${file}.ftl`;
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  const line = text.split('\n').find((one) => one.startsWith(`${key} = `));
  if (!line || line.includes('{')) throw new Error(`${path} has no plain message ${key}`);
  return line.slice(key.length + 3);
}
