import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from '../../../lib/document/canonicalJson.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { toHtml } from '../../../lib/document/export/toHtml.ts';
import { toMarkdown } from '../../../lib/document/export/toMarkdown.ts';
import { toPlainText } from '../../../lib/document/export/toPlainText.ts';
import { bannerOfDoc, mayBearMark, ownMark, portionsOf } from '../../../lib/document/portions.ts';
import { releasableView, viewNotice, withNotice } from '../../../lib/document/releasable.ts';
import { bannerOf, isWithin, markIn, raisedBanner, usualMarks } from '../../../lib/domain/marking/banner.ts';
import { markingSystemIds, type MarkingSystemId } from '../../../lib/domain/marking/markingSystems.ts';
import { rollUp } from '../../../lib/domain/marking/rollUp.ts';
import { valueOf } from '../commands/commandWorld.ts';
import { anyDraft } from './anyDraft.ts';

const systems = markingSystemIds.filter((id) => id !== 'none');
const unusual = ['(S//REL TO USA, GBR)', '(C//REL TO USA, GBR, AUS)', '(S//FGI DEU)', '(TS//SI//NF)', 'rubbish', ' '];
const marksOf = (system: MarkingSystemId): readonly string[] => [...usualMarks(system), ...unusual];

/** Attributes in which people write. */
const written = [
  'alt',
  'threshold',
  'originator',
  'identifier',
  'biasNote',
  'independenceGroup',
  'handling',
  'locator',
];

type Marked = {
  readonly doc: DocJson;
  readonly said: readonly { readonly token: string; readonly mark: string | null }[];
};

/** The draft with marks dealt out over it and every text in it a word of its own, which the innermost mark around it holds for. */
function dealt(draft: DocJson, system: MarkingSystemId, deal: readonly number[]): Marked {
  const said: { token: string; mark: string | null }[] = [];
  let at = 0;
  const next = (): number => deal[(at += 1) % deal.length] ?? 0;
  const word = (mark: string | null): string => {
    const token = `ZWORD${said.length}DROWZ`;
    said.push({ token, mark });
    return token;
  };
  const visit = (node: NodeJson, around: string | null): NodeJson => {
    const marks = marksOf(system);
    // One in three bears no mark.
    const mine = mayBearMark(node.type) && next() % 3 > 0 ? (marks[next() % marks.length] ?? null) : null;
    const { marking: _, ...others } = node.attrs ?? {};
    const mark = ownMark({ marking: mine }) ?? around;
    const own = Object.entries(others).map(([name, value]) => {
      const isWritten = written.includes(name) || (node.type === 'footnote' && name === 'text');
      return [name, isWritten && typeof value === 'string' ? word(mark) : value];
    });
    const attrs = { ...Object.fromEntries(own), ...(mine !== null && { marking: mine }), ...paper(node) };
    return {
      ...node,
      attrs,
      ...(node.text !== undefined && { text: word(mark) }),
      ...(node.content !== undefined && { content: node.content.map((child) => visit(child, mark)) }),
    };
  };
  const paper = (node: NodeJson): NodeJson['attrs'] =>
    node.type === 'title' ? { markings: system, raisedFor: 'w-raised-w', raisedTo: '(TS//HCS)' } : {};
  const content = draft.content.map((node) => visit(node, null));
  const title: NodeJson = { type: 'title', attrs: { markings: system }, content: [] };
  return {
    doc: { type: 'doc', content: draft.content.some(({ type }) => type === 'title') ? content : [title, ...content] },
    said,
  };
}

const anyMarked = fc
  .tuple(anyDraft, fc.constantFrom(...systems), fc.array(fc.nat(1000), { minLength: 7, maxLength: 40 }))
  .map(([draft, system, deal]) => ({ system, ...dealt(draft, system, deal) }));

describe('the releasable view', () => {
  it('[MR10] nothing above the ceiling is in any export of it, and its banner is never above', () => {
    let withheldWords = 0;
    let keptWords = 0;
    fc.assert(
      fc.property(anyMarked, fc.nat(100), ({ system, doc, said }, pick) => {
        const marks = usualMarks(system);
        const ceiling = marks[pick % marks.length] ?? '';
        const view = valueOf(releasableView(doc, ceiling));
        const told = withNotice(view);
        const printed = [canonicalJson(told), toPlainText(told), toMarkdown(told), toHtml(told)];
        const isAnyMarked = portionsOf(doc).length > 0;
        for (const { token, mark } of said) {
          const isFree = mark === null ? !isAnyMarked : isWithin(system, mark, ceiling);
          if (isFree) keptWords += printed.some((text) => text.includes(token)) ? 1 : 0;
          else {
            withheldWords += 1;
            for (const text of printed) expect(text).not.toContain(token);
          }
        }
        for (const text of printed) expect(text).not.toContain('w-raised-w');
        // Its banner, joined with the ceiling, asks for no more than the ceiling.
        const top = rollUp(system, [ceiling]).banner;
        expect(rollUp(system, [view.banner, top]).banner).toBe(top);
        for (const mark of portionsOf(view.doc)) expect(isWithin(system, mark, ceiling)).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(withheldWords, keptWords)).toBeGreaterThan(300);
  });

  it('[MR10] never throws, whatever the ceiling; what is taken again from a view stays', () => {
    fc.assert(
      fc.property(anyDraft, fc.oneof(fc.string(), fc.constantFrom('(S)', 'TLP:RED', 'O')), (draft, ceiling) => {
        const view = releasableView(draft, ceiling);
        if (!view.ok) return;
        const again = valueOf(releasableView(view.value.doc, ceiling));
        expect(canonicalJson(again.doc)).toBe(canonicalJson(view.value.doc));
      }),
    );
  });

  const line = (type: string, id: string, text: string, marking?: string): NodeJson => ({
    type,
    attrs: { id, ...(marking !== undefined && { marking }) },
    content: [{ type: 'text', text }],
  });
  const paper: DocJson = {
    type: 'doc',
    content: [
      { ...line('title', 't', 'Ferries', '(U)'), attrs: { id: 't', markings: 'us', marking: '(U)' } },
      {
        type: 'section',
        attrs: { id: 's', kind: 'gaps' },
        content: [
          line('sectionHeading', 'h', 'What the spy said', '(S//NF)'),
          {
            type: 'evidence',
            attrs: { id: 'e1', marking: '(S//NF)' },
            content: [line('paragraph', 'p1', 'From inside.')],
          },
          {
            type: 'evidence',
            attrs: { id: 'e2', marking: '(U)' },
            content: [
              {
                ...line('paragraph', 'p2', 'In the press.'),
                content: [
                  { type: 'text', text: 'In the press.' },
                  { type: 'citation', attrs: { target: 'e1' } },
                ],
              },
              { type: 'relation', attrs: { id: 'r', kind: 'supports', target: 'e1' } },
            ],
          },
          line('paragraph', 'p3', 'Unsaid.'),
        ],
      },
    ],
  };

  it('[MR10] golden: numbers are given anew, links to what is withheld are gone, and it says what it is', () => {
    const view = valueOf(releasableView(paper, 'U'));
    expect(viewNotice(view)).toBe(
      'Derived view, releasable at UNCLASSIFIED; its own banner is UNCLASSIFIED. 3 portions are withheld, 1 of them without a mark. The paper itself says more.',
    );
    expect(toPlainText(withNotice(view))).toBe(`(U) Ferries\n\n${viewNotice(view)}\n\nGaps\n\nE1 (U). In the press.\n`);
    expect(valueOf(releasableView(paper, 'S//NF')).withheld).toBe(1);
  });

  test.each([
    ['TLP:AMBER', 'no-ceiling'],
    ['', 'no-ceiling'],
  ])('[MR10] “%s” is no ceiling of a United States paper', (ceiling, kind) => {
    expect(releasableView(paper, ceiling)).toMatchObject({ ok: false, error: { kind } });
  });

  it('[MR10] a paper without any mark is wholly releasable; one without a system has no ceilings', () => {
    const bare: DocJson = { type: 'doc', content: [line('title', 't', 'A'), line('paragraph', 'p', 'B')] };
    expect(valueOf(releasableView(bare, 'TLP:CLEAR'))).toMatchObject({ withheld: 0, banner: 'TLP:CLEAR' });
    expect(releasableView(bare, 'TLP:CLEAR', 'none').ok).toBe(false);
  });
});

describe('the banner of a draft', () => {
  it('[MR9] is never below any portion of it, nor below its raise', () => {
    fc.assert(
      fc.property(anyMarked, ({ system, doc }) => {
        const { text, computed } = bannerOfDoc(doc);
        for (const mark of portionsOf(doc)) {
          if (markIn(system, mark) !== null) expect(isWithin(system, mark, text)).toBe(true);
        }
        expect(isWithin(system, computed, text)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['tlp2', ['TLP:GREEN'], 'TLP:AMBER', 'TLP:AMBER'],
    ['tlp2', ['TLP:RED'], 'TLP:AMBER', 'TLP:RED'],
    ['us', ['(U)'], 'SECRET//NOFORN', 'SECRET//NOFORN'],
    ['us', ['(TS//SI//NF)'], 'SECRET//NOFORN', 'TOP SECRET//SI//NOFORN'],
    ['uk', ['OS'], 'nonsense', 'OFFICIAL-SENSITIVE'],
    ['none', ['(S)'], 'SECRET', ''],
  ] as const)('[MR9] %s %j raised to %s: %s', (system, portions, raised, banner) => {
    expect(bannerOf(system, portions, raised).text).toBe(banner);
  });

  test.each([
    ['tlp2', ['TLP:AMBER'], 'TLP:GREEN', 'not-above'],
    ['tlp2', ['TLP:AMBER'], 'TLP:AMBER', 'not-above'],
    ['us', ['(S//NF)'], 'SECRET', 'not-above'],
    ['us', ['(S//NF)'], 'very secret', 'no-mark'],
    ['none', [], 'SECRET', 'no-mark'],
  ] as const)('[MR9] %s %j is not raised to %s: %s', (system, portions, mark, kind) => {
    expect(raisedBanner(system, portions, mark)).toMatchObject({ ok: false, error: { kind } });
  });

  test.each([
    ['tlp2', ['TLP:GREEN'], 'amber', 'TLP:AMBER'],
    ['us', ['(S)'], '(TS//SI//NF)', 'TOP SECRET//SI//NOFORN'],
  ] as const)('[MR9] %s %j is raised to %s', (system, portions, mark, banner) => {
    expect(raisedBanner(system, portions, mark)).toEqual({ ok: true, value: banner });
  });
});
