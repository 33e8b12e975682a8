'use client';
import type { Editor } from '@tiptap/react';
import { useEffect } from 'react';
import type { OutlineRow } from '../outline/outlineRows.ts';
import { showSectionWriters } from './sectionWriters.ts';
import type { PeerPlace } from './placeOfCursor.ts';
import type { PersonHere } from './usePeopleHere.ts';

/** "in J2", else the section: "in Key judgments"; null where somebody is nowhere that has a name. */
export function placeWords(place: PeerPlace | null, rows: readonly OutlineRow[]): string | null {
  if (place === null) return null;
  const block = place.blockId === null ? undefined : rows.find((row) => row.id === place.blockId);
  if (block !== undefined && block.label !== '') return `in ${block.label}`;
  const section = place.sectionId === null ? undefined : rows.find((row) => row.id === place.sectionId);
  return section === undefined || section.text === '' ? null : `in ${section.text}`;
}

/** Shows at each section's head who is writing in it. */
export function useSectionWriters(editor: Editor | null, people: readonly PersonHere[]): void {
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const names = new Map<string, string>();
    for (const { name, place, isActive } of people) {
      const id = place?.sectionId;
      if (!isActive || id === undefined || id === null) continue;
      const before = names.get(id);
      names.set(id, before === undefined ? name : `${before} and ${name}`);
    }
    showSectionWriters(editor.view, names);
  }, [editor, people]);
}
