/** Reads a QR code as a phone does: from the picture alone. zbar is the eye. */
import { execFileSync } from 'node:child_process';
import { type Page, test } from '@playwright/test';

/** What the one QR code on the page says. */
export async function readQr(page: Page): Promise<string> {
  const path = test.info().outputPath('qr.png');
  await page.screenshot({ path, fullPage: true });
  const options = ['--nodbus', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', path];
  const codes = execFileSync('zbarimg', options, { encoding: 'utf8' }).trim().split('\n');
  if (codes.length !== 1 || !codes[0]) throw new Error(`there is not one QR code in ${path} but ${codes.length}`);
  return codes[0];
}
