import { isWithin } from '../marking/banner.ts';
import type { MarkingSystemId } from '../marking/markingSystems.ts';
import type { Audience } from '../policy.ts';

/** Kinds of audience, widest first. */
export const audienceKinds = ['link', 'signed-in', 'named'] as const;
export type AudienceKind = (typeof audienceKinds)[number];

/** The kind of an audience. */
export function audienceKindOf(audience: Audience): AudienceKind {
  return typeof audience === 'string' ? audience : 'named';
}

/**
 * What may go to an audience, as marks that each are within: whoever has an address is anybody, so the lowest mark of the
 * system; whoever is signed in is the house itself. Where people are named, the publisher answers for each name.
 */
const ceilings: Readonly<Record<MarkingSystemId, Readonly<Record<Exclude<AudienceKind, 'named'>, readonly string[]>>>> =
  {
    tlp2: { link: ['TLP:CLEAR'], 'signed-in': ['TLP:AMBER+STRICT'] },
    us: { link: ['UNCLASSIFIED'], 'signed-in': ['UNCLASSIFIED//FOUO', 'CUI'] },
    uk: { link: ['OFFICIAL'], 'signed-in': ['OFFICIAL-SENSITIVE'] },
    nato: { link: ['NATO UNCLASSIFIED'], 'signed-in': ['NATO RESTRICTED'] },
    none: { link: [], 'signed-in': [] },
  };

/** Marks that an audience may read up to; null: any. */
export function ceilingsOf(system: MarkingSystemId, kind: AudienceKind): readonly string[] | null {
  return system === 'none' || kind === 'named' ? null : ceilings[system][kind];
}

/** Whether what bears a mark may go to an audience (PB4). A mark that cannot be read may go to named people alone. */
export function isWithinAudience(system: MarkingSystemId, mark: string, kind: AudienceKind): boolean {
  const all = ceilingsOf(system, kind);
  return all === null || all.some((ceiling) => isWithin(system, mark, ceiling));
}
