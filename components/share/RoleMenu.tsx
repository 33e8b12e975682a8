'use client';
import { Check, ChevronDown, UserMinus } from 'lucide-react';
import { assessmentRoles, type AssessmentRole } from '@/lib/domain/policy.ts';
import { Menu, MenuItem, MenuRule } from '../ui/Menu.tsx';
import { roleWords } from './roleWords.ts';

/** Changes or ends one person's role. */
export function RoleMenu(props: {
  readonly name: string;
  readonly role: AssessmentRole;
  readonly onChange: (role: AssessmentRole) => void;
  readonly onRemove?: () => void;
}) {
  return (
    <Menu
      label={`Role of ${props.name}`}
      width={260}
      trigger={
        <button type="button" className="quiet">
          <span className="hide">Role of {props.name}: </span>
          {roleWords(props.role).name}
          <ChevronDown className="i s" />
        </button>
      }
    >
      {assessmentRoles.map((role) => (
        <MenuItem
          key={role}
          icon={<Check className={role === props.role ? 'i' : 'i invisible'} />}
          note={roleWords(role).may}
          onSelect={() => props.onChange(role)}
        >
          {roleWords(role).name}
          {role === props.role ? <span className="hide">, now</span> : null}
        </MenuItem>
      ))}
      {props.onRemove === undefined ? null : (
        <>
          <MenuRule />
          <MenuItem icon={<UserMinus className="i" />} onSelect={props.onRemove}>
            Remove access
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
