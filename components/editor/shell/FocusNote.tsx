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
    // Heard before the text, which takes every Escape for its own; what is open over the text is closed first.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"], .find-bar') === null) onShowAll();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
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
