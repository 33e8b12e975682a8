import { describe, expect, test } from 'vitest';
import { readScaleChange } from '../../../lib/commands/readScaleChange.ts';
import { updateAssessment } from '../../../lib/commands/updateAssessment.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import type { Actor, AssessmentRole } from '../../../lib/domain/policy.ts';
import { updateAssessmentInput } from '../../../lib/protocol/assessmentDto.ts';
import { commandWorld, outcomeOf, valueOf, type CommandWorld } from './commandWorld.ts';

const judgment = (id: string, attrs: object, text: string) => ({
  type: 'judgment',
  attrs: { id, ...attrs },
  content: [{ type: 'statement', content: [{ type: 'text', text }] }],
});
const draft = (title: object = {}): DocJson => ({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't', ...title }, content: [{ type: 'text', text: 'Grain exports' }] },
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        judgment('j1', { likelihood: 'likely', probability: 0.79 }, 'Exports recover by spring.'),
        judgment('j2', { likelihood: 'roughly-even-chance' }, 'Prices fall.'),
        judgment('j3', {}, 'Ports stay open.'),
        { ...judgment('a1', { likelihood: 'very-unlikely' }, 'The quota is lifted.'), type: 'alternative' },
      ],
    },
  ],
});

async function paperWorld(role: AssessmentRole = 'editor', doc = draft()) {
  const world = commandWorld();
  const ana = await world.user('Ana');
  const id = await world.assessment([
    [await world.user('Owner'), 'owner'],
    [ana, role],
  ]);
  world.drafts.set(id, doc);
  return { world, ana, id };
}
const change = (world: CommandWorld, actor: Actor, id: string, given: object) =>
  updateAssessment(world.ports, actor, { ...updateAssessmentInput.parse(given), id });

describe('changing the paper', () => {
  test('a scale without conversions converts nothing; draft, row and audit have it', async () => {
    const { world, ana, id } = await paperWorld();
    expect(valueOf(await change(world, ana, id, { scale: 'phia' })).scale).toBe('phia');
    const by = { assessmentId: id, actorId: ana.userId };
    // Of the terms that both scales have, "likely" stands in every form.
    expect(world.edits).toEqual([{ kind: 'set-paper', paper: { scale: 'phia' }, conversions: [], misfits: [], ...by }]);
    expect(world.memory.state().assessments.get(id)?.scale).toBe('phia');
    expect(world.memory.state().audit.at(-1)?.data).toEqual({ scale: 'phia' });
  });

  test('what is named is converted, in the same update', async () => {
    const { world, ana, id } = await paperWorld();
    const conversions = [
      { blockId: 'j1', likelihood: 'highly-likely' },
      { blockId: 'a1', likelihood: null },
    ];
    valueOf(await change(world, ana, id, { scale: 'phia', ranges: 'hidden', cutoff: '2026-05', conversions }));
    expect(world.edits).toHaveLength(1);
    expect(world.edits[0]).toMatchObject({
      kind: 'set-paper',
      paper: { scale: 'phia', ranges: 'hidden', cutoff: '2026-05' },
      conversions,
    });
  });

  test('sentences whose token has no words in its form any more are named along', async () => {
    const { world, ana, id } = await paperWorld();
    const conversions = [{ blockId: 'j1', likelihood: 'unlikely' }];
    valueOf(await change(world, ana, id, { wording: 'a', conversions }));
    valueOf(await change(world, ana, id, { ranges: 'printed' }));
    expect(world.edits.map((edit) => (edit.kind === 'set-paper' ? edit.misfits : null))).toEqual([
      [
        { blockId: 'j1', forms: ['adverb'] },
        { blockId: 'j2', forms: ['adverb', 'adjective'] },
        { blockId: 'a1', forms: ['adverb'] },
      ],
      [],
    ]);
  });

  test.each([
    ['a scale that is not there', { scale: 'australia' }, 'There is no scale “australia”.'],
    ['a wording that the scale does not have', { wording: 'c' }, 'ICD 203 has no wording “c”.'],
    ['a wording of the old scale', { scale: 'phia', wording: 'b' }, 'PHIA Probability Yardstick has no wording “b”.'],
    [
      'a term that the new scale does not have',
      { scale: 'phia', conversions: [{ blockId: 'j1', likelihood: 'very-likely' }] },
      '“very-likely” is not a term of PHIA Probability Yardstick.',
    ],
    [
      'a block that is not there',
      { conversions: [{ blockId: 'j9', likelihood: 'likely' }] },
      'There is no judgment or alternative “j9” in the draft.',
    ],
    [
      'a block without a likelihood',
      { conversions: [{ blockId: 's', likelihood: 'likely' }] },
      'There is no judgment or alternative “s” in the draft.',
    ],
  ])('%s is refused, and nothing is changed', async (_what, given, message) => {
    const { world, ana, id } = await paperWorld();
    const refused = await change(world, ana, id, { title: 'Wheat', ...given });
    expect(outcomeOf(refused)).toBe('invalid-input');
    expect(!refused.ok && refused.error.message).toContain(message);
    expect([world.edits, world.actions()]).toEqual([[], []]);
    expect(world.memory.state().assessments.get(id)).toMatchObject({ title: 'Grain exports', scale: 'icd203' });
  });

  test('a wording that the new scale does not have falls back; one given holds', async () => {
    const { world, ana, id } = await paperWorld('editor', draft({ scale: 'icd203', wording: 'b' }));
    valueOf(await change(world, ana, id, { scale: 'phia' }));
    valueOf(await change(world, ana, id, { wording: 'a' }));
    valueOf(await change(world, ana, id, { cutoff: null }));
    expect(world.edits.map((edit) => (edit.kind === 'set-paper' ? edit.paper : null))).toEqual([
      { scale: 'phia', wording: null },
      { wording: 'a' },
      { cutoff: null },
    ]);
  });

  test('the draft’s own scale decides what its terms are, not the row', async () => {
    const { world, ana, id } = await paperWorld('editor', draft({ scale: 'phia' }));
    const conversions = [{ blockId: 'j1', likelihood: 'highly-likely' }];
    expect(outcomeOf(await change(world, ana, id, { conversions }))).toBe('ok');
  });

  test.each(['reviewer', 'reader'] as const)('a %s changes nothing', async (role) => {
    const { world, ana, id } = await paperWorld(role);
    expect(outcomeOf(await change(world, ana, id, { scale: 'phia' }))).toBe('forbidden');
    expect(world.edits).toEqual([]);
  });

  test.each([
    { wording: 'A b' },
    { ranges: 'bare' },
    { cutoff: '2026-02-41' },
    { cutoff: 'May' },
    { scale: '../x' },
    { conversions: [{ blockId: '', likelihood: null }] },
    { conversions: [{ blockId: 'j1' }] },
    { conversions: {} },
    {},
  ])('%j is refused before anything is looked up', (given) => {
    expect(updateAssessmentInput.safeParse(given).success).toBe(false);
  });
});

describe('what a change of scale would do', () => {
  test('every judgment and alternative, by its number, with its reason', async () => {
    const { world, ana, id } = await paperWorld('reader');
    const answer = valueOf(await readScaleChange(world.ports, ana, { id, to: 'phia' }));
    expect([answer.from, answer.to]).toEqual(['icd203', 'phia']);
    const rows = answer.judgments.map(({ label, from, to, changes, reason }) => [
      label,
      from?.id ?? null,
      to?.id ?? null,
      changes,
      reason,
    ]);
    expect(rows).toEqual([
      ['J1', 'likely', 'highly-likely', true, 'by-point'],
      ['J2', 'roughly-even-chance', 'realistic-possibility', true, 'by-midpoint'],
      ['J3', null, null, false, 'not-set'],
      ['A1', 'very-unlikely', 'highly-unlikely', true, 'by-midpoint'],
    ]);
    expect(answer.judgments[0]).toMatchObject({
      text: 'Exports recover by spring.',
      probability: 0.79,
      from: { label: 'likely', range: '55–80%' },
      to: { label: 'highly likely', range: '≈80–90%' },
      because: 'By its point value of 79%, for which the new scale has no word: this is the nearest.',
    });
    expect([world.edits, world.actions()]).toEqual([[], []]);
  });

  test('sentences are told with their likelihood in words, as they read now', async () => {
    const block = judgment('j1', { likelihood: 'unlikely' }, '');
    const content = [
      { type: 'text', text: 'Exports are ' },
      { type: 'likelihoodTerm', attrs: { form: 'adjective' } },
      { type: 'text', text: ' to recover.' },
    ];
    const doc: DocJson = {
      type: 'doc',
      content: [
        { type: 'title', attrs: { wording: 'b' } },
        { ...block, content: [{ type: 'statement', content }] },
      ],
    };
    const { world, ana, id } = await paperWorld('reader', doc);
    const answer = valueOf(await readScaleChange(world.ports, ana, { id, to: 'phia' }));
    expect(answer.judgments[0]?.text).toBe('Exports are improbable to recover.');
    expect(answer.judgments[0]?.from?.label).toBe('improbable');
  });

  test('to a scale that is not there it is refused; without a role there is nothing', async () => {
    const { world, ana, id } = await paperWorld();
    expect(outcomeOf(await readScaleChange(world.ports, ana, { id, to: 'australia' }))).toBe('invalid-input');
    const ben = await world.user('Ben');
    expect(outcomeOf(await readScaleChange(world.ports, ben, { id, to: 'phia' }))).toBe('not-found');
  });
});
