import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';
import { expectWritable } from './editorPage.ts';
import { importLinkedDraft } from './linkedDraft.ts';

type Editor = {
  readonly state: {
    readonly selection: { readonly $from: { readonly parent: { readonly attrs: { readonly id: string } } } };
  };
};

/** Where the editor and the browser have the caret: ids of text blocks. */
const carets = (page: Page): Promise<readonly [string | undefined, string | undefined]> =>
  page.evaluate(() => {
    const { editor } = document.querySelector('.draft') as unknown as { editor: Editor };
    const { focusNode } = window.getSelection() ?? {};
    const element = focusNode instanceof Element ? focusNode : focusNode?.parentElement;
    return [
      editor.state.selection.$from.parent.attrs.id,
      element?.closest<HTMLElement>('[data-id]')?.dataset['id'],
    ] as const;
  });

/**
 * Puts the caret into a block as a click does, and before the browser has told of it has the page renewed, by a colleague
 * who begins to write in a section or by a letter that comes in, or has a key pressed. Says where the editor then has it.
 */
const clickAnd = (page: Page, blockId: string, then: 'colleague' | 'letter' | 'key'): Promise<string> =>
  page.evaluate(
    ([id, what]) => {
      const draft = document.querySelector('.draft') as unknown as HTMLElement & {
        editor: {
          readonly view: { dispatch: (tr: unknown) => void };
          readonly state: {
            readonly tr: { setMeta: (key: string, value: unknown) => unknown };
            readonly 'y-sync$': { readonly doc: SharedDoc; readonly type: { toArray: () => SharedElement[] } };
          };
        };
      };
      type SharedDoc = { transact: (run: () => void, origin: unknown) => void };
      type SharedElement = { toArray: () => { insert: (at: number, text: string) => void }[] };
      const words = draft.querySelector(`[data-id="${id}"]`)?.firstChild;
      if (words === null || words === undefined) throw new Error(`no words in ${id}`);
      for (const type of ['mousedown', 'mouseup'])
        words.parentElement?.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: 0, clientY: 0 }));
      window.getSelection()?.collapse(words, 3);
      const { state, view } = draft.editor;
      if (what === 'key') draft.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }));
      else if (what === 'colleague')
        view.dispatch(state.tr.setMeta('sectionWriters$', new Map([['sec-key-judgments', 'Noor']])));
      else {
        const { doc, type } = state['y-sync$'];
        doc.transact(() => type.toArray()[0]?.toArray()[0]?.insert(0, 'N'), 'elsewhere');
      }
      return (draft.editor as unknown as Editor).state.selection.$from.parent.attrs.id;
    },
    [blockId, then] as const,
  );

test('a click counts, whatever renews the page before the browser tells of it', async ({ sharedDesk }) => {
  const mira = await sharedDesk.person('Mira Click');
  const page = await mira.open(`/a/${await importLinkedDraft(mira.api)}`);
  await expectWritable(page);
  const title = page.locator('.draft [data-id="title"]');
  for (const by of ['colleague', 'letter'] as const) {
    await title.click();
    await expect.poll(() => carets(page)).toEqual(['title', 'title']);
    await clickAnd(page, 'j2-s', by);
    await expect.poll(() => carets(page), `renewed by a ${by}`).toEqual(['j2-s', 'j2-s']);
    await page.keyboard.type('here');
    await expect(page.locator('.draft [data-id="j2-s"]')).toContainText('here');
    await expect(title).not.toContainText('here');
    await page.keyboard.press('Control+z');
  }
  await title.click();
  await expect.poll(() => carets(page)).toEqual(['title', 'title']);
  expect(await clickAnd(page, 'j2-s', 'key'), 'a key acts on the block that was clicked').toBe('j2-s');
});
