import { Archive, CircleCheck, Eye, Pencil, Undo2 } from 'lucide-react';
import { statusOf } from '@/lib/domain/review/statusAfter.ts';
import { Pill } from '../ui/Pill.tsx';

/** Where an assessment stands, as an icon and a word. */
export function StatusPill(props: { readonly status: string; readonly archived: boolean }) {
  if (props.archived) return <Pill icon={<Archive className="i" />}>Archived</Pill>;
  const { tone, icon: Icon, word } = looks[statusOf(props.status)];
  return (
    <Pill tone={tone} icon={<Icon className="i" />}>
      {word}
    </Pill>
  );
}

/** The tone says what there is to do: blue to wait, amber to act, green nothing. */
const looks = {
  draft: { tone: 'plain', icon: Pencil, word: 'Draft' },
  team_review: { tone: 'info', icon: Eye, word: 'In review' },
  coordination: { tone: 'info', icon: Eye, word: 'In coordination' },
  senior_review: { tone: 'info', icon: Eye, word: 'In senior review' },
  changes_requested: { tone: 'warn', icon: Undo2, word: 'Changes requested' },
  approved: { tone: 'ok', icon: CircleCheck, word: 'Approved' },
  published: { tone: 'ok', icon: CircleCheck, word: 'Published' },
} as const;
