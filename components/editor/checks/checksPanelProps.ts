import type { Editor } from '@tiptap/react';
import type { CheckPhase } from '@/lib/domain/tradecraft/weightOf.ts';

/** What the tab of the checks and its two lists are given. */
export type ChecksPanelProps = {
  readonly editor: Editor | null;
  readonly assessmentId: string;
  readonly phase: CheckPhase;
  readonly isEditable: boolean;
  /** Whether this person may switch checks: owners. */
  readonly mayChoose: boolean;
  /** Something in the text is about to be shown: what lies over it goes away. */
  readonly onShow: () => void;
};
