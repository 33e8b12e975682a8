import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templates } from '../../../../lib/document/templates.ts';
import { isOn } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import { checkTable } from '../../../../lib/domain/tradecraft/checkTable.ts';
import {
  baseProfile,
  baseProfileIds,
  baseProfiles,
  profileWith,
  trimmedChoice,
} from '../../../../lib/domain/tradecraft/profiles.ts';

const ids = checkTable.map(({ id }) => id);

describe('profiles', () => {
  it('[TC10] each shipped template has one, and they name checks that run', () => {
    expect([...baseProfileIds].toSorted()).toEqual(templates.map(({ id }) => id).toSorted());
    expect(baseProfiles.map(({ id }) => id)).toEqual([...baseProfileIds]);
    for (const { on, off } of baseProfiles) {
      expect(ids).toEqual(expect.arrayContaining([...on, ...off]));
      // Named, as it is not so anyway.
      for (const id of on) expect(checkTable.find((each) => each.id === id)).toMatchObject({ isOptional: true });
      expect(on.filter((id) => off.includes(id))).toEqual([]);
    }
    expect(baseProfile('a template of one’s own').id).toBe('assessment');
  });

  it('[TC10] no shipped profile switches off what keeps a paper from being published', () => {
    const gates = checkTable.filter(({ gate }) => gate).map(({ id }) => id);
    for (const base of baseProfiles) expect(gates.filter((id) => !isOn(base, id))).toEqual([]);
  });

  it('[TC11] a choice switches exactly what it names, and two empty lists restore the profile', () => {
    const some = fc.subarray(ids);
    fc.assert(
      fc.property(fc.constantFrom(...baseProfiles), some, some, (base, on, others) => {
        const off = others.filter((id) => !on.includes(id));
        const made = profileWith(base, { on, off });
        for (const id of ids) {
          const is = isOn(made, id);
          if (on.includes(id)) expect(is).toBe(true);
          else if (off.includes(id)) expect(is).toBe(false);
          else expect(is).toBe(isOn(base, id));
        }
        const trimmed = trimmedChoice(base, { on, off });
        for (const id of ids) expect(isOn(profileWith(base, trimmed), id)).toBe(isOn(made, id));
        expect(trimmedChoice(base, trimmed)).toEqual(trimmed);
        expect(trimmedChoice(base, { on: ids.filter((id) => isOn(base, id)), off: ['gone'] })).toEqual({
          on: [],
          off: [],
        });
        expect(profileWith(base, { on: [], off: [] })).toEqual({ on: base.on, off: base.off });
      }),
    );
  });
});
