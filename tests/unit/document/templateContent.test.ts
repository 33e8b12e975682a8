import { describe, expect, test } from 'vitest';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { renamedIds } from '../../../lib/document/renamedIds.ts';
import { draftOfTemplate, templateContentOf } from '../../../lib/document/templateContent.ts';

const draft: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 'T', wording: 'b' }, content: [{ type: 'text', text: 'Secret name' }] },
    {
      type: 'judgment',
      attrs: { id: 'J', likelihood: 'likely' },
      content: [
        {
          type: 'statement',
          attrs: { id: 'ST' },
          content: [{ type: 'citation', attrs: { target: 'S', locator: 'p. 3' } }],
        },
        { type: 'relation', attrs: { id: 'L1', kind: 'supports', target: 'E' } },
        { type: 'relation', attrs: { id: 'L2', kind: 'supports', target: 'gone' } },
      ],
    },
    { type: 'evidence', attrs: { id: 'E' }, content: [{ type: 'paragraph', attrs: { id: 'P' } }] },
    { type: 'source', attrs: { id: 'S' } },
    { type: 'figure', attrs: { id: 'F', image: 'a'.repeat(64), alt: 'A map', width: 4, height: 3 } },
  ],
};

const counter = () => {
  let count = 0;
  return () => `n${(count += 1)}`;
};

describe('a template', () => {
  test('keeps words, fields and links, under ids that are none of the draft’s', () => {
    const text = JSON.stringify(templateContentOf(draft));
    for (const id of ['T', 'J', 'E', 'S', 'F', 'L1']) expect(text).not.toContain(`"id":"${id}"`);
    for (const target of ['E', 'S']) expect(text).not.toContain(`"target":"${target}"`);
    const [, judgment, evidence, source] = templateContentOf(draft).content;
    expect(judgment?.attrs?.likelihood).toBe('likely');
    const [statement, link, broken] = judgment?.content ?? [];
    expect(link?.attrs?.target).toBe(evidence?.attrs?.id);
    expect(statement?.content?.[0]?.attrs).toEqual({ target: source?.attrs?.id, locator: 'p. 3' });
    expect(broken?.attrs?.target).toBe('gone');
  });

  test('leaves pictures behind, not what is said of them', () => {
    const figure = templateContentOf(draft).content.at(-1);
    expect(figure?.attrs).toEqual({ id: figure?.attrs?.id, alt: 'A map' });
  });

  test('gives drafts under the new title, each with ids of its own', () => {
    const template = templateContentOf(draft);
    const made = draftOfTemplate(template, 'Fuel by rail', counter());
    expect(made.content[0]).toEqual({
      type: 'title',
      attrs: { id: 'n1', wording: 'b' },
      content: [{ type: 'text', text: 'Fuel by rail' }],
    });
    expect(JSON.stringify(made)).not.toContain('Secret name');
    expect(made.content[1]?.content?.[1]?.attrs?.target).toBe(made.content[2]?.attrs?.id);
    const untitled = draftOfTemplate({ type: 'doc', content: [] }, 'Fuel by rail', counter());
    expect(untitled.content.map((node) => node.type)).toEqual(['title']);
  });

  test('renaming draws each id once, also where it stands twice', () => {
    const twice: DocJson = {
      type: 'doc',
      content: ['a', 'a', 'b'].map((id) => ({ type: 'paragraph', attrs: { id } })),
    };
    expect(renamedIds(twice, counter()).content.map((node) => node.attrs?.id)).toEqual(['n1', 'n1', 'n2']);
  });
});
