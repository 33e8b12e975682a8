import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect } from './desk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How pages are looked at: desk and phone, by day and by night. */
const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const;

/** Checks the page as it stands in every look: no fault that axe finds, nothing wider than the window. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Not by a script element: the page's content security policy would refuse it, as it should.
  await page.evaluate(axe);
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
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
  await page.setViewportSize({ width: looks[0].width, height: looks[0].height });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** ProseMirror says this once while the shared document is drawn for the first time, before there is a caret. */
const knownNotice = 'TextSelection endpoint not pointing into a node with inline content (doc)';

/** Collects what the pages of a context complain about: errors of scripts, of the console, of the security policy. */
export function complaintsOf(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if ((message.type() === 'error' || message.type() === 'warning') && message.text() !== knownNotice)
      complaints.push(`${message.type()} at ${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return complaints;
}
