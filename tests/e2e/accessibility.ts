import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect } from './desk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const widths = { phone: [390, 844], desk: [1280, 800], wide: [1440, 900] } as const;
type Width = keyof typeof widths;

/** Checks the page as it stands, by day and by night, on desk and phone: no fault that axe finds, nothing wider than the window. */
export async function expectAccessible(
  page: Page,
  what: string,
  on: readonly Width[] = ['desk', 'phone'],
): Promise<void> {
  // Not by a script element: the page's content security policy would refuse it, as it should.
  await page.evaluate(axe);
  const looks = on.flatMap((name) => (['light', 'dark'] as const).map((colorScheme) => ({ name, colorScheme })));
  for (const { name, colorScheme } of looks) {
    const [width, height] = widths[name];
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      // What a closed `details` hides changes its colour too, and never gets to the end of it.
      const isSeen = ({ effect }: Animation) => effect instanceof KeyframeEffect && effect.target?.checkVisibility();
      const seen = document.getAnimations().filter(isSeen);
      await Promise.allSettled(seen.map((animation) => animation.finished));
    });
    const found = await page.evaluate(async () => {
      const { axe: runner } = window as unknown as { readonly axe: { run(): Promise<AxeResults> } };
      const { violations } = await runner.run();
      return violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${impact} ${id} at ${String(target)}: ${failureSummary}`),
      );
    });
    expect.soft(found, `${what}, ${width} px, ${colorScheme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${what}: px beyond the window at ${width}`).toBeLessThanOrEqual(0);
  }
  const [width, height] = widths[on[0] ?? 'desk'];
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** ProseMirror says this once while the shared document is drawn for the first time, before there is a caret. */
const knownNotice = 'TextSelection endpoint not pointing into a node with inline content (doc)';
/** The browser's hint by its own clock, on a slow machine, at style sheets that Next fetches ahead for what a link leads to. */
const hintByTheClock = 'preloaded using link preload but not used within a few seconds';

/** Collects what the pages of a context complain about: errors of scripts, of the console, of the security policy. */
export function complaintsOf(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    const text = message.text();
    if (isComplaint && text !== knownNotice && !text.includes(hintByTheClock))
      complaints.push(`${message.type()} at ${message.page()?.url()}: ${text}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return complaints;
}
