import { describe, expect, test } from 'vitest';
import { assessmentNamed, at, idOf, userNamed } from './fixtures.ts';
import type { SubjectOf } from './subject.ts';

/** Which checks a paper or a template uses: one choice each, replaced whole, gone with what it belongs to. */
export function contractOfCheckChoices(subjectOf: SubjectOf): void {
  describe('check choices', () => {
    const olga = userNamed('Olga of the checks');
    const assessmentId = idOf('assessment with checks');
    const templateId = idOf('template with checks');

    test('are kept for papers and templates apart, and replaced whole', async () => {
      const { users, assessments, templates, checkChoices } = subjectOf().database.read;
      await users.insert(olga);
      await assessments.insert(assessmentNamed('with checks', { createdById: olga.id }));
      await templates.insert({
        id: templateId,
        name: 'Note',
        description: '',
        ownerId: olga.id,
        shared: false,
        content: '{}',
        scale: 'icd203',
        marking: 'none',
        createdAt: at(0),
      });
      expect(await checkChoices.of({ assessmentId })).toBeNull();
      const first = { base: 'assessment', on: ['OB3'], off: ['CL1', 'EL2'] };
      await checkChoices.keep({ assessmentId }, first);
      await checkChoices.keep({ templateId }, { base: 'warning-note', on: [], off: [] });
      expect(await checkChoices.of({ assessmentId })).toEqual(first);
      await checkChoices.keep({ assessmentId }, { base: 'blank', on: [], off: ['SR1'] });
      expect(await checkChoices.of({ assessmentId })).toEqual({ base: 'blank', on: [], off: ['SR1'] });
      expect(await checkChoices.of({ templateId })).toEqual({ base: 'warning-note', on: [], off: [] });
      await templates.remove(templateId);
      expect(await checkChoices.of({ templateId })).toBeNull();
      expect(await checkChoices.of({ assessmentId: 'no id' })).toBeNull();
    });

    test('belong to something that exists', async () => {
      const { checkChoices } = subjectOf().database.read;
      const choice = { base: 'blank', on: [], off: [] };
      await expect(checkChoices.keep({ assessmentId: idOf('assessment nobody made') }, choice)).rejects.toThrow();
    });
  });
}
