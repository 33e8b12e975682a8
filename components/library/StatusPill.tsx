import { Archive, CircleCheck, Eye, Pencil, TriangleAlert, Undo2 } from 'lucide-react';
import { statusOf } from '@/lib/domain/review/statusAfter.ts';
import { Pill } from '../ui/Pill.tsx';

/** Where an assessment stands, as an icon and a word. `isStale`: an approval does not hold any more. */
export function StatusPill(props: { readonly status: string; readonly archived: boolean; readonly isStale?: boolean }) {
  if (props.archived) return <Pill icon={<Archive className="i" />}>Archived</Pill>;
  const { tone, icon: Icon, word } = looks[statusOf(props.status)];
  if (props.isStale === true)
    return (
      <Pill tone="warn" icon={<TriangleAlert className="i" />}>
        {word} · {props.status === 'approved' ? 'stale' : 'approval stale'}
      </Pill>
    );
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
