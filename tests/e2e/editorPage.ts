import { expect, type Locator, type Page } from '@playwright/test';
import { readSeedText } from '../integration/seedText.ts';
import { sampleText, sampleTitle } from '../../lib/document/sample/sampleText.ts';
import type { ApiClient } from '../integration/apiClient.ts';

/** The user's own text where it is there, the product's sample elsewhere: title, and everything as one import. */
export function sampleAssessment(): { readonly title: string; readonly content: string } {
  const seed = readSeedText();
  if (seed === null) return { title: sampleTitle, content: sampleText };
  return { title: (seed.split('\n', 1)[0] ?? '').trim(), content: seed };
}

/** Imports the sample over the API; gives the assessment's id. */
export async function importSample(api: ApiClient): Promise<string> {
  const { title, content } = sampleAssessment();
  const { id } = await api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title,
    import: { format: 'text', content },
  });
  return id;
}

type Member = { readonly id: string };

/** Gives people their roles on an assessment. */
export async function share(
  api: ApiClient,
  assessmentId: string,
  members: readonly (readonly [Member, 'owner' | 'editor' | 'reviewer' | 'reader'])[],
): Promise<void> {
  await api.done(
    'PUT',
    `/api/v1/assessments/${assessmentId}/members`,
    members.map(([person, role]) => ({ userId: person.id, role })),
  );
}

/** The draft as the server holds it now, everything flushed. */
export async function textOnServer(api: ApiClient, assessmentId: string): Promise<string> {
  const { body } = await api.request('GET', `/api/v1/assessments/${assessmentId}/content?format=text`);
  return String(body);
}

/** The `n`th judgment on the page, from 1. */
export const judgment = (page: Page, n: number): Locator => page.locator('[data-block="judgment"]').nth(n - 1);
/** Its sentence. */
export const statement = (page: Page, n: number): Locator => judgment(page, n).locator('[data-block="statement"]');
/** One of its two fields. */
export const field = (page: Page, n: number, name: 'likelihood' | 'confidence'): Locator =>
  judgment(page, n).locator(`[data-field="${name}"]`);
/** The words of a block without the names of other people's carets in it. */
export async function wordsIn(block: Locator): Promise<string> {
  return block.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const peer of copy.querySelectorAll('.peer')) peer.remove();
    return copy.textContent;
  });
}
/** What the page says about saving. */
export const saveState = (page: Page): Locator => page.locator('[data-save-state]');

/** Waits until the live editor is there and can be typed into. */
export async function expectWritable(page: Page): Promise<void> {
  await expect(page.locator('.draft[contenteditable="true"]')).toBeVisible({ timeout: 30_000 });
}

/** Waits until everything typed on this page is stored on the server. */
export async function expectSaved(page: Page, timeout = 15_000): Promise<void> {
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved', { timeout });
}

/** Puts the caret at the end of a judgment's sentence. */
export function caretAtEnd(page: Page, n: number): Promise<void> {
  return caretAtEndOf(statement(page, n));
}

/**
 * Puts the caret at the end of a block's words, and sees that it stays: the click puts it between two letters, and a
 * change of somebody else's that is shown before the editor hears of the move puts it back there.
 */
export async function caretAtEndOf(words: Locator): Promise<void> {
  await words.click();
  await expect(async () => {
    const isThere = await words.evaluate(async (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      range.collapse(false);
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const after = document.createRange();
      after.setStart(selection?.focusNode ?? document, selection?.focusOffset ?? 0);
      after.setEnd(element, element.childNodes.length);
      const behind = after.cloneContents();
      for (const peer of behind.querySelectorAll('.peer')) peer.remove();
      return behind.textContent === '';
    });
    expect(isThere).toBe(true);
  }).toPass({ timeout: 10_000 });
}

/** Rests the pointer on a place until `seen` holds, as people do: the page may just have moved under it. */
export async function restOn(place: Locator, seen: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await place.page().mouse.move(2, 2);
    await place.hover();
    await seen();
  }).toPass({ timeout: 20_000 });
}
