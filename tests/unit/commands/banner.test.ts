import { describe, expect, test } from 'vitest';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { raiseBanner, readBanner, undoRaise } from '../../../lib/commands/changeBanner.ts';
import { readContent } from '../../../lib/commands/readContent.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const line = (type: string, text: string, attrs: Record<string, string>) => ({
  type,
  attrs,
  content: [{ type: 'text', text }],
});
const draft: DocJson = {
  type: 'doc',
  content: [
    line('title', 'Ferries', { id: 't', markings: 'us', marking: '(U)' }),
    line('paragraph', 'From inside.', { id: 'p', marking: '(C//NF)' }),
  ],
};

async function world() {
  const made = commandWorld();
  const ana = await made.user('Ana');
  const ben = await made.user('Ben');
  const id = await made.assessment([
    [ana, 'editor'],
    [ben, 'reviewer'],
  ]);
  made.drafts.set(id, draft);
  return { ...made, ana, ben, id };
}

describe('raising a banner', () => {
  test('[MR9] writes it into the draft with who, when and why, and audits it', async () => {
    const { ports, ana, id, edits, actions } = await world();
    const raised = valueOf(await raiseBanner(ports, ana, { id, mark: '(s//nf)', reason: 'Together.' }));
    expect(raised).toMatchObject({
      system: 'us',
      banner: 'SECRET//NOFORN',
      computed: 'CONFIDENTIAL//NOFORN',
      raised: { to: 'SECRET//NOFORN', reason: 'Together.', by: 'Ana' },
    });
    expect(edits).toMatchObject([
      { kind: 'set-paper', paper: { raisedTo: 'SECRET//NOFORN', raisedFor: 'Together.', raisedBy: 'Ana' } },
    ]);
    expect(actions()).toEqual(['banner.raised']);
  });

  test.each([
    ['CONFIDENTIAL', 'conflict'],
    ['UNCLASSIFIED', 'conflict'],
    ['CONFIDENTIAL//NOFORN', 'conflict'],
    ['very secret', 'invalid-input'],
  ])('[MR9] to %s: %s, and nothing is changed', async (mark, outcome) => {
    const { ports, ana, id, edits, actions } = await world();
    expect(outcomeOf(await raiseBanner(ports, ana, { id, mark, reason: 'Because.' }))).toBe(outcome);
    expect([edits, actions()]).toEqual([[], []]);
  });

  test('who may not change the paper sees the banner and raises nothing', async () => {
    const { ports, ben, id, actions } = await world();
    expect(outcomeOf(await raiseBanner(ports, ben, { id, mark: 'SECRET//NOFORN', reason: 'x' }))).toBe('forbidden');
    expect(outcomeOf(await undoRaise(ports, ben, { id }))).toBe('forbidden');
    expect(valueOf(await readBanner(ports, ben, { id }))).toMatchObject({
      banner: 'CONFIDENTIAL//NOFORN',
      raised: null,
    });
    expect(actions()).toEqual([]);
  });

  test('[MR9] is taken back by hand; where none stands, that is said', async () => {
    const { ports, ana, id, edits, drafts, actions } = await world();
    expect(outcomeOf(await undoRaise(ports, ana, { id }))).toBe('conflict');
    const [title, ...others] = draft.content;
    drafts.set(id, {
      type: 'doc',
      content: [{ ...title!, attrs: { ...title!.attrs, raisedTo: 'SECRET//NOFORN', raisedFor: 'x' } }, ...others],
    });
    expect(valueOf(await readBanner(ports, ana, { id })).banner).toBe('SECRET//NOFORN');
    expect(valueOf(await undoRaise(ports, ana, { id }))).toMatchObject({
      banner: 'CONFIDENTIAL//NOFORN',
      raised: null,
    });
    expect(edits).toMatchObject([{ kind: 'set-paper', paper: { raisedTo: null, raisedFor: null } }]);
    expect(actions()).toEqual(['banner.raise-undone']);
  });
});

describe('content with marks', () => {
  test('is printed between its banners; the view that is releasable says what it is', async () => {
    const { ports, ben, id } = await world();
    const whole = valueOf(await readContent(ports, ben, { id, format: 'text' })).body;
    expect(whole).toBe('CONFIDENTIAL//NOFORN\n\n(U) Ferries\n\n(C//NF) From inside.\n\nCONFIDENTIAL//NOFORN\n');
    const view = valueOf(await readContent(ports, ben, { id, format: 'text', releasableAt: 'U' })).body;
    expect(view).not.toContain('inside');
    expect(view).toMatch(
      /^UNCLASSIFIED\n\n\(U\) Ferries\n\nDerived view, .* 1 portion is withheld\..*\n\nUNCLASSIFIED\n$/u,
    );
    expect(outcomeOf(await readContent(ports, ben, { id, format: 'json', releasableAt: 'TLP:RED' }))).toBe(
      'invalid-input',
    );
  });
});
