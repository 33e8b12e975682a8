'use client';
import {
  Activity,
  ChevronDown,
  FilePlus,
  LayoutTemplate,
  Megaphone,
  Plus,
  Settings2,
  Star,
  Upload,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { TemplateDto } from '@/lib/protocol/templateDto.ts';
import { Menu, MenuItem, MenuLabel } from '../ui/Menu.tsx';
import { templateChoices, type TemplateChoice } from './templateChoices.ts';

/** A beginning that was chosen: shipped or saved. */
export type Beginning = { readonly id: string; readonly name: string };

const icons = {
  assessment: LayoutTemplate,
  'warning-note': Megaphone,
  'situation-report': Activity,
  blank: FilePlus,
} as const satisfies Record<TemplateChoice['id'], unknown>;

const files = [
  { name: 'Word (.docx)', note: 'Keeps headings, lists, tables and footnotes' },
  { name: 'Markdown (.md)', note: 'Headings become sections' },
  { name: 'Plain text (.txt)', note: 'You confirm each section before it is created' },
] as const;

/** The ways to begin an assessment: from a template, shipped or saved, or from a file. */
export function NewAssessmentMenu(props: {
  readonly templates: readonly TemplateDto[];
  readonly onTemplate: (beginning: Beginning) => void;
  readonly onImport: () => void;
  readonly onManage: () => void;
}) {
  return (
    <Menu
      label="New assessment"
      className="beginnings"
      trigger={
        <button type="button" className="primary">
          <Plus className="i" />
          New assessment
          <ChevronDown className="i s" />
        </button>
      }
    >
      <DropdownMenu.Group className="half">
        <MenuLabel>From a template</MenuLabel>
        {templateChoices.map(({ id, name, note }) => {
          const Icon = icons[id];
          return (
            <MenuItem
              key={id}
              icon={<Icon className="i" />}
              note={note}
              onSelect={() => props.onTemplate({ id, name })}
            >
              {name}
            </MenuItem>
          );
        })}
        {props.templates.length === 0 ? null : <MenuLabel>Saved templates</MenuLabel>}
        {props.templates.map((template) => (
          <MenuItem
            key={template.id}
            icon={<Star className="i" />}
            note={template.description === '' ? savedBy(template) : template.description}
            onSelect={() => props.onTemplate(template)}
          >
            {template.name}
          </MenuItem>
        ))}
        {props.templates.length === 0 ? null : (
          <MenuItem icon={<Settings2 className="i" />} onSelect={props.onManage}>
            Manage saved templates
          </MenuItem>
        )}
      </DropdownMenu.Group>
      <DropdownMenu.Group className="half">
        <MenuLabel>Import a file</MenuLabel>
        {files.map(({ name, note }) => (
          <MenuItem key={name} icon={<Upload className="i" />} note={note} onSelect={props.onImport}>
            {name}
          </MenuItem>
        ))}
      </DropdownMenu.Group>
    </Menu>
  );
}

/** Whose it is, where it says nothing else of itself. */
export function savedBy(template: TemplateDto): string {
  return `${template.shared ? 'Shared' : 'Yours alone'}, saved by ${template.owner.name}`;
}
