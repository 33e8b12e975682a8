/** How one works on a draft: writing it, suggesting what others decide on, or reading alone. */
export const workModes = ['editing', 'suggesting', 'viewing'] as const;
export type WorkMode = (typeof workModes)[number];

/**
 * The modes that somebody can choose among, first the one in which they start: who may write starts by writing, who may
 * only comment by reading. Who can do neither has nothing to choose.
 */
export function modesFor(rights: { readonly mayWrite: boolean; readonly mayComment: boolean }): readonly WorkMode[] {
  if (rights.mayWrite) return workModes;
  return rights.mayComment ? ['viewing', 'suggesting'] : ['viewing'];
}

/** The mode that holds: the one wished for where it can be chosen, else the one to start in. */
export function modeOf(wish: string | null, modes: readonly WorkMode[]): WorkMode {
  return modes.find((mode) => mode === wish) ?? modes[0] ?? 'viewing';
}
