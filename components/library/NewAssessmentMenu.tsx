'use client';
import { ChevronDown, FilePlus, Plus, Upload } from 'lucide-react';
import { Menu, MenuItem, MenuLabel } from '../ui/Menu.tsx';

/** The ways to begin an assessment. */
export function NewAssessmentMenu(props: { readonly onBlank: () => void; readonly onImport: () => void }) {
  return (
    <Menu
      width={300}
      trigger={
        <button type="button" className="primary">
          <Plus className="i" />
          New assessment
          <ChevronDown className="i s" />
        </button>
      }
    >
      <MenuLabel>Start empty</MenuLabel>
      <MenuItem icon={<FilePlus className="i" />} note="The four sections, empty" onSelect={props.onBlank}>
        Blank assessment
      </MenuItem>
      <MenuLabel>Import a text</MenuLabel>
      <MenuItem
        icon={<Upload className="i" />}
        note="You see what each line becomes before it is created"
        onSelect={props.onImport}
      >
        Plain text (.txt)
      </MenuItem>
    </Menu>
  );
}
