/** Every page for everybody: axe finds nothing, in both languages, themes and widths, and nothing runs off a phone. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { awake } from '../support/islands';
import { LANGUAGES, speak } from '../support/language';
import { TOURS } from '../support/tour';

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1280, 390] as const;
const NARROWEST = 320;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What does not fit where it stands and is hidden there: the page is no wider, and nobody can read it. */
function cutOff(): string[] {
  const holders = [...document.querySelectorAll('body *:not(input)')].filter((element) => {
    const { overflowX, position, textOverflow } = getComputedStyle(element);
    return ['hidden', 'clip'].includes(overflowX) && position !== 'absolute' && textOverflow !== 'ellipsis';
  });
  const tight = holders.filter((holder) => holder.scrollWidth > holder.clientWidth + 1);
  return tight.map((holder) => `${holder.tagName}.${holder.className}: ${holder.textContent?.slice(0, 60)}`);
}

/** Looks with both eyes: findings are gathered, so that one page's do not hide another's. */
async function look(name: string, page: Page): Promise<void> {
  for (const language of LANGUAGES) {
    await speak(page, language);
    await awake(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      expect.soft(await page.evaluate(cutOff), `${name}, ${language}, cuts off at ${width}`).toEqual([]);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        // none of our pages has a frame: without that mode every analysis would open another page to gather frames in
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
        const findings = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        expect.soft(findings, `${name}, ${language}, ${colorScheme}, ${width} wide`).toEqual([]);
      }
    }
    await page.setViewportSize({ width: NARROWEST, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, `${name}, ${language}, scrolls sideways at ${NARROWEST}`).toBeLessThanOrEqual(NARROWEST);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await speak(page, 'nl');
}

// The walks do not meet: two workers share them, each on a demo of its own.
test.describe.configure({ mode: 'parallel', timeout: 420_000 });

for (const [who, tour] of Object.entries(TOURS)) {
  test(`the pages of ${who} can be used by everybody`, async ({ page, elsewhere, demo, postbox }) => {
    await tour({ page, elsewhere, demo, postbox, look });
  });
}
