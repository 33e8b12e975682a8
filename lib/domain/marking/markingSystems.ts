/** The marking systems an assessment can be made with. */
export const markingSystemIds = ['tlp2', 'us', 'uk', 'nato', 'none'] as const;
export type MarkingSystemId = (typeof markingSystemIds)[number];

/** The system of a paper that names none. */
export const defaultMarkingSystem: MarkingSystemId = 'tlp2';

/** A marking system, as far as a draft without portion marks needs it. */
export type MarkingSystem = {
  readonly id: MarkingSystemId;
  readonly title: string;
  /** What the banner of a draft says that has no portion marks yet; empty: no banner. */
  readonly blankBanner: string;
};

const systems: readonly MarkingSystem[] = [
  { id: 'tlp2', title: 'Traffic Light Protocol 2.0', blankBanner: 'TLP:CLEAR' },
  { id: 'us', title: 'United States', blankBanner: 'UNCLASSIFIED' },
  { id: 'uk', title: 'United Kingdom', blankBanner: 'OFFICIAL' },
  { id: 'nato', title: 'NATO', blankBanner: 'NATO UNCLASSIFIED' },
  { id: 'none', title: 'No marking', blankBanner: '' },
];

/** All marking systems, the default first. */
export const markingSystems: readonly MarkingSystem[] = systems;

/** The marking system with this id, or null. */
export function markingSystemById(id: string): MarkingSystem | null {
  return systems.find((system) => system.id === id) ?? null;
}

/** The marking system of an assessment that was made with `id`: the default's where nobody knows that name any more. */
export function markingSystemOf(id: string): MarkingSystemId {
  return markingSystemById(id)?.id ?? defaultMarkingSystem;
}
