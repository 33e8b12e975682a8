import { Archive, Pencil } from 'lucide-react';
import { Pill } from '../ui/Pill.tsx';

/** Where an assessment stands, as an icon and a word. */
export function StatusPill(props: { readonly status: string; readonly archived: boolean }) {
  if (props.archived) return <Pill icon={<Archive className="i" />}>Archived</Pill>;
  const word = props.status.charAt(0).toUpperCase() + props.status.slice(1).replaceAll('-', ' ');
  return <Pill icon={<Pencil className="i" />}>{word}</Pill>;
}
