'use client';
import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { OutlineRow } from '../outline/outlineRows.ts';

/** Over the paper while one section is shown alone. Escape shows all again. */
export function FocusNote(props: {
  readonly rows: readonly OutlineRow[];
  readonly sectionId: string;
  readonly onShowAll: () => void;
}) {
  const { onShowAll } = props;
  const name = props.rows.find((row) => row.id === props.sectionId)?.text ?? '';
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isElsewhere =
        event.target instanceof Element && event.target.closest('.find-bar, [role="dialog"]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !isElsewhere) onShowAll();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onShowAll]);
  return (
    <output className="focus-note">
      <span>
        Only <b>{name === '' ? 'this section' : name}</b> is shown.
      </span>
      <Button small onClick={onShowAll}>
        Show all
      </Button>
      <span className="key" aria-hidden="true">
        Esc
      </span>
    </output>
  );
}
