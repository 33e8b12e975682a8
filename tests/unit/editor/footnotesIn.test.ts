import { expect, it } from 'vitest';
import { footnotesIn } from '../../../components/editor/shell/footnotesIn.ts';
import { node, stateOf } from './draftState.ts';

it('footnotes are printed in the order of their numbers, empty ones too: else the numbers would not meet', () => {
  const note = (text: string | null) => node('footnote', { text });
  const { doc } = stateOf([
    node('paragraph', { id: 'a' }, 'Coal', note('From the yard.'), ' fell', note(null)),
    node('judgment', { id: 'j' }, node('statement', { id: 's' }, 'It falls', note('By weight.'))),
  ]);
  expect(footnotesIn(doc)).toEqual(['From the yard.', '', 'By weight.']);
});
