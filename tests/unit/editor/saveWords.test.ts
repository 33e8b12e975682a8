import { describe, expect, it } from 'vitest';
import { paceWords, saveAnnouncement } from '../../../components/editor/standing/saveWords.ts';
import type { SaveView } from '../../../lib/protocol/saveState.ts';

const words = 'Others’ words come within seconds';

describe('the words beside the state of saving', () => {
  it('say that others’ words come later, wherever they come at all', () => {
    const coming: readonly SaveView[] = [
      { state: 'saved', at: 0 },
      { state: 'settling', at: 0 },
      { state: 'saving' },
      { state: 'unsaved', count: 3, ageSeconds: 9 },
      { state: 'view-only', since: null },
    ];
    for (const view of coming) {
      expect(paceWords(view, true)).toBe(words);
      expect(paceWords(view, false)).toBe('');
    }
    const ended: readonly SaveView[] = [
      { state: 'offline', count: 1 },
      { state: 'sign-in-again', count: 0 },
      { state: 'could-not-load', count: 0, isOnScreen: true },
    ];
    for (const view of ended) expect(paceWords(view, true)).toBe('');
  });

  it('are spoken once behind the state, and not again while something is stored', () => {
    expect(saveAnnouncement({ state: 'saved', at: 0 }, true)).toBe(`All changes are saved. ${words}.`);
    expect(saveAnnouncement({ state: 'saved', at: 0 })).toBe('All changes are saved.');
    expect(saveAnnouncement({ state: 'settling', at: 0 }, true)).toBe('');
  });
});
